import { compact, concat, fromHex, u16, u32, u64 } from "@opentao/codec";
import { OpaqueExtrinsic, writeEnvelope } from "@opentao/codec/primitives";
import { blake2b256, type Keypair } from "@opentao/crypto";
import { encodeCall } from "../../../runtime/test/executive/chain.ts";
import type { Chance } from "../cluster/chance.ts";

const SPEC_VERSION = 425;
const TRANSACTION_VERSION = 1;
/** `System.remark` of nothing. */
const REMARK = Uint8Array.of(0, 0, 0);
/** Version of a bare extrinsic. */
const BARE = 4;
const SMALLEST_NETUID = 1;

/** Values that a signature covers beside the call. */
export interface Signing {
  readonly genesis: Uint8Array;
  readonly nonce: number;
}

/**
 * A signed, immortal transaction of a call, without its length prefix. @param forge - whether the signature is to be
 * false
 */
export function signed(from: Keypair, call: Uint8Array, { genesis, nonce }: Signing, forge = false): Uint8Array {
  // Era, nonce, tip, whether metadata is signed for.
  const extra = concat(Uint8Array.of(0), compact(u32).encode(nonce), compact(u64).encode(0n), Uint8Array.of(0));
  const versions = concat(u32.encode(SPEC_VERSION), u32.encode(TRANSACTION_VERSION));
  const payload = concat(call, extra, versions, genesis, genesis, Uint8Array.of(0));
  const signature = from.sign(payload.length > 256 ? blake2b256(payload) : payload);
  if (forge) signature[0] = (signature[0] ?? 0) ^ 1;
  return writeEnvelope({
    type: "Signed",
    address: { type: "Id", value: from.publicKey },
    signature: { type: "Sr25519", value: signature },
    payload: concat(extra, call),
  });
}

/** An extrinsic that nobody signed. */
export const bare = (call: Uint8Array): Uint8Array => concat(Uint8Array.of(BARE), call);

/** As JSON-RPC takes it. */
export const wire = (extrinsic: Uint8Array): string =>
  `0x${Buffer.from(OpaqueExtrinsic.encode(extrinsic)).toString("hex")}`;

/** `Utility.batch` of remarks. */
export function wideBatch(width: number): Uint8Array {
  const calls = new Uint8Array(REMARK.length * width);
  for (let i = 0; i < width; i += 1) calls.set(REMARK, i * REMARK.length);
  return concat(Uint8Array.of(11, 0), compact(u32).encode(width), calls);
}

/** A call within calls: `Utility.as_derivative`, so many times. */
export function nested(depth: number, leaf: Uint8Array): Uint8Array {
  const shells = Array.from({ length: depth }, () => concat(Uint8Array.of(11, 1), u16.encode(0)));
  return concat(...shells, leaf);
}

/** Batches of one batch of one batch …: the other way down. */
export function nestedBatches(depth: number, leaf: Uint8Array): Uint8Array {
  const shell = concat(Uint8Array.of(11, 0), compact(u32).encode(1));
  return concat(...Array.from({ length: depth }, () => shell), leaf);
}

/** Weights, or hashes of weights, for many subnets at once: calls that cost nothing when they succeed. */
export function freeBatch(items: number, chance: Chance): Uint8Array {
  const all = <T>(value: T): T[] => Array.from({ length: items }, () => value);
  const netuids = all(SMALLEST_NETUID);
  const sets = { netuids, weights: all([]), versionKeys: all(0n) };
  const commits = { netuids, commitHashes: all(new Uint8Array(32)) };
  const value =
    chance() < 0.5 ? { type: "batchSetWeights", value: sets } : { type: "batchCommitWeights", value: commits };
  return encodeCall({ type: "SubtensorModule", value });
}

/** `Balances.transfer_keep_alive`. */
export function transfer(to: Uint8Array, rao: bigint): Uint8Array {
  return concat(Uint8Array.of(5, 3, 0), to, compact(u64).encode(rao));
}

/** Bytes by chance. */
export function rubbish(chance: Chance, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(chance() * 256));
}

/** A genesis hash as bytes. */
export const hashBytes = (hash: string): Uint8Array =>
  fromHex(hash.startsWith("0x") ? (hash as `0x${string}`) : `0x${hash}`);
