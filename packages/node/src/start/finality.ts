import type { LocalChain } from "../chain/index.ts";
import { hasVoters, votersOf } from "../finality/index.ts";
import { NodeError } from "../primitives/errors.ts";
import type { FinalityMode, NodeOptions } from "./options.ts";

/** When blocks become final on a node. */
export function finalityMode({ finality, network, runtime }: NodeOptions): FinalityMode {
  return finality ?? (network !== undefined && hasVoters(runtime) ? "vote" : "best");
}

/** @throws NodeError `NO_VOTERS` when blocks could never become final */
export function checkVoters({ runtime }: NodeOptions, chain: LocalChain): void {
  if (hasVoters(runtime) && votersOf(runtime, chain).authorities.length > 0) return;
  const hint = "Name voters in `grandpa.authorities` of the chain specification, or choose another rule of finality.";
  throw new NodeError("NO_VOTERS", "the chain has nobody who could vote on what is final", hint);
}
