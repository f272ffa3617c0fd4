import { GRANDPA_ENGINE_ID } from "@opentao/codec/primitives";
import manifest from "../../package.json" with { type: "json" };
import { BlockError, type ImportResult, type LocalChain } from "../chain/index.ts";
import { type Finality, isFalse } from "../finality/index.ts";
import type { Network, NetworkOptions } from "../network/index.ts";
import type { NodeOptions } from "../nodeOptions.ts";
import type { Base } from "./base.ts";

/** Starts the node's network, if it has one. @throws NetworkError */
export async function startNetwork(options: NodeOptions, base: Base): Promise<Network | undefined> {
  const { network: settings, spec, sync } = options;
  if (settings === undefined) return undefined;
  const { chain, keys, finality, pool, clock, metrics, logger } = base;
  // libp2p takes most of a second to load: only nodes with a network wait for it.
  const { Network } = await import("../network/network.ts");
  return Network.start({
    ...settings,
    ...{ chain, pool, clock, metrics, logger },
    bootNodes: [...spec.bootNodes, ...(settings.bootNodes ?? [])],
    forkId: spec.forkId ?? undefined,
    role: keys.isEmpty ? "full" : "authority",
    importBlock: (block) => {
      try {
        return importBlock(chain, finality, block);
      } catch (error) {
        base.faults.note(error);
        throw error;
      }
    },
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

type IncomingBlock = Parameters<NetworkOptions["importBlock"]>[0];

/** Takes a block in, with the proof that it is final if one came with it. @throws BlockError, DatabaseError */
function importBlock(
  chain: LocalChain,
  finality: Finality | undefined,
  { header, body, justifications }: IncomingBlock,
): ImportResult {
  const result = chain.import(header, body);
  try {
    finality?.importJustifications(result.block, justifications);
  } catch (error) {
    if (!isFalse(error)) throw error;
    const message = `the justification of block ${result.block.number} is false`;
    throw new BlockError("INVALID_JUSTIFICATION", message, "Ask another node for it.", { cause: error });
  }
  return result;
}
