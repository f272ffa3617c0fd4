import { GRANDPA_ENGINE_ID } from "@opentao/codec/primitives";
import manifest from "../../package.json" with { type: "json" };
import { importWithJustifications } from "../finality/index.ts";
import type { Network, NetworkOptions } from "../network/index.ts";
import type { Base } from "./base.ts";
import type { NodeOptions } from "./options.ts";
import { signatureChecks } from "./signatureChecks.ts";

/** Starts the node's network, if it has one. @throws NetworkError */
export async function startNetwork(options: NodeOptions, base: Base): Promise<Network | undefined> {
  const { network: settings, spec, sync } = options;
  if (settings === undefined) return undefined;
  const { chain, keys, finality, pool, clock, clockWait, metrics, logger } = base;
  // libp2p takes most of a second to load: only nodes with a network wait for it.
  const { Network } = await import("../network/network.ts");
  return Network.start({
    ...settings,
    ...{ chain, pool, clock, clockWait, metrics, logger },
    bootNodes: [...spec.bootNodes, ...(settings.bootNodes ?? [])],
    forkId: spec.forkId ?? undefined,
    role: keys.isEmpty ? "full" : "authority",
    importBlock: (block) => {
      try {
        return importWithJustifications(chain, finality, block);
      } catch (error) {
        base.faults.note(error);
        throw error;
      }
    },
    signatures: signatureChecks(base),
    justifications: (hash) => {
      const justification = chain.justification(hash);
      return justification && [[GRANDPA_ENGINE_ID, justification]];
    },
    proofs: proofsOf(base),
    warp: finality,
    paused: sync === "warp" && finality !== undefined,
    userAgent: `OpenTAO/${manifest.version}`,
  });
}

/**
 * Proofs for peers, made by the workers: peers together are one client of theirs, and the network has bounds for each.
 */
function proofsOf({ chain, workers }: Base): NetworkOptions["proofs"] {
  const peers = {};
  return {
    mayCall: (method) => chain.proofs.mayCall(method),
    proveCall: (hash, method, input) => workers.run("prove", { kind: "call", hash, method, input }, peers),
    proveRead: (hash, keys) => workers.run("prove", { kind: "read", hash, keys }, peers),
    proveRange: (hash, after, maxBytes) => workers.run("prove", { kind: "range", hash, after, maxBytes }, peers),
  };
}
