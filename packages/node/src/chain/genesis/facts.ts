import { AccountId, toHex, tuple, u64, vec } from "@opentao/codec";
import type { Runtime } from "@opentao/runtime/boundary";
import type { ChainSpec } from "../../spec/spec.ts";
import { SignatureVerifier } from "../../state/index.ts";
import { auraState } from "../execution/aura.ts";
import type { Hash } from "../interface.ts";
import { genesisBlock } from "./block.ts";

const Voters = vec(tuple(AccountId, u64));

/** Facts of the chain that a specification describes. */
export interface GenesisFacts {
  readonly genesisHash: Hash;
  readonly stateRoot: Hash;
  /** sr25519 keys of those who make the first blocks, in the order of their turns. */
  readonly authors: readonly Uint8Array[];
  /** ed25519 keys of those who vote first, with their weights; none where the runtime knows no voters. */
  readonly voters: readonly (readonly [key: Uint8Array, weight: bigint])[];
  /** Time between blocks, in milliseconds. */
  readonly slotDuration: number;
}

/**
 * Builds the genesis block of a specification and reads what it says.
 *
 * @throws NodeError `INVALID_GENESIS` when the runtime refuses it
 */
export function inspectSpec(spec: ChainSpec, runtime: Runtime): GenesisFacts {
  const { hashed, state } = genesisBlock(spec, runtime, new SignatureVerifier());
  const { authorities, slotDuration } = auraState(runtime, state);
  const votes = runtime.methods.includes("GrandpaApi_grandpa_authorities");
  return {
    genesisHash: hashed.hash,
    stateRoot: toHex(hashed.header.stateRoot),
    authors: authorities,
    voters: votes ? Voters.decode(runtime.call("GrandpaApi_grandpa_authorities", new Uint8Array(), state)) : [],
    slotDuration: Number(slotDuration),
  };
}
