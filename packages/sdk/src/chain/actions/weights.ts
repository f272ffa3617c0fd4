import { AccountId, toHex, tuple, u16, u64, vec } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import type { Chain } from "../chain.ts";
import { tx } from "../reads/typed.ts";
import type { Inclusion, Signer, SubmitOptions } from "../transactions/submission.ts";

/** Weights of a validator for the chain. */
export interface WeightVector {
  readonly netuid: number;
  readonly uids: readonly number[];
  /** One weight a uid, out of 65535; only their ratios count. */
  readonly values: readonly number[];
  /** Version of the subnet's code. */
  readonly versionKey: bigint;
}

/** Sets weights in the open (protocol: consensus §5.2). @throws ChainError */
export function setWeights(
  chain: Chain,
  hotkey: Signer,
  { netuid, uids, values, versionKey }: WeightVector,
  options?: SubmitOptions,
): Promise<Inclusion> {
  const args = { netuid, dests: uids, weights: values, version_key: versionKey };
  return chain.submit(tx.SubtensorModule.set_weights(args), hotkey, options);
}

const Preimage = tuple(AccountId, u16, vec(u16), vec(u16), vec(u16), u64);

/** Hash that commits a hotkey (32 bytes) to weights (protocol: wire §c.3). */
export function weightCommitHash(hotkey: Uint8Array, weights: WeightVector, salt: readonly number[]): Uint8Array {
  const { netuid, uids, values, versionKey } = weights;
  return blake2b256(Preimage.encode([hotkey, netuid, [...uids], [...values], [...salt], versionKey]));
}

/** Commits to weights that are revealed in a later epoch (protocol: consensus §5.5). @throws ChainError */
export function commitWeights(
  chain: Chain,
  hotkey: Signer,
  weights: WeightVector,
  salt: readonly number[],
  options?: SubmitOptions,
): Promise<Inclusion> {
  const args = { netuid: weights.netuid, commit_hash: toHex(weightCommitHash(hotkey.publicKey, weights, salt)) };
  return chain.submit(tx.SubtensorModule.commit_weights(args), hotkey, options);
}

/** Reveals weights that were committed with the same salt. @throws ChainError */
export function revealWeights(
  chain: Chain,
  hotkey: Signer,
  { netuid, uids, values, versionKey }: WeightVector,
  salt: readonly number[],
  options?: SubmitOptions,
): Promise<Inclusion> {
  const args = { netuid, uids, values, salt, version_key: versionKey };
  return chain.submit(tx.SubtensorModule.reveal_weights(args), hotkey, options);
}

/** Eight random numbers that keep a commit from being guessed. */
export function randomSalt(): number[] {
  return [...crypto.getRandomValues(new Uint16Array(8))];
}
