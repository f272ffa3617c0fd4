import manifest from "../../package.json" with { type: "json" };
import type { Author } from "../authoring/index.ts";
import type { LocalChain } from "../chain/index.ts";
import { rawSpec } from "../chain/index.ts";
import type { Network } from "../network/index.ts";
import type { NodeServices } from "../rpc/call/services.ts";
import { StatusReporter } from "../status/index.ts";
import type { Base } from "./base.ts";
import type { NodeOptions } from "./options.ts";
import type { Steps } from "./steps.ts";

/** The services of a node whose chain is a database's. */
export type LocalServices = NodeServices & { readonly chain: LocalChain };

/** Makes the services that a node offers to others. */
export function makeServices(
  options: NodeOptions,
  base: Base,
  author: Author,
  network: Network | undefined,
  steps: Steps,
): LocalServices {
  const { spec, runtime, rpc, basePath, usesKeys } = options;
  const { chain, pool, workers, keys, finality, metrics, clock, clockWait, logger } = base;
  const system = {
    implementation: "OpenTAO",
    version: manifest.version,
    get authority() {
      return !keys.isEmpty;
    },
    peers: () => network?.peers.length ?? 0,
  };
  const status = new StatusReporter({
    ...{ chain, spec, clock, clockWait, system, network, finality, keys, basePath },
    rpcHost: rpc?.host,
    bootNodes: [...spec.bootNodes, ...(options.network?.bootNodes ?? [])],
    isAuthority: usesKeys,
  });
  steps.add(() => status.stop());
  return {
    ...{ chain, pool, workers, spec, system, network, finality, status, metrics, clock, logger },
    nodeOnly: new Set(runtime.nodeOnly),
    rawSpec: () => rawSpec(spec, runtime),
    sealer: author,
    keys: usesKeys === false ? undefined : keys,
  };
}
