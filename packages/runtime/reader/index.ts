// The part of the runtime that light clients run: it reads storage and never writes (README.md).

import { ext_hashing_blake2_128_version_1, ext_hashing_blake2_256_version_1 } from "./env";
import {
  ACCOUNT_KEY,
  AURA_AUTHORITIES_KEY,
  CORE_VERSION,
  EMPTY,
  GRANDPA_AUTHORITIES_KEY,
  GRANDPA_SET_KEY,
  HEAP_BASE,
  SLOT_DURATION_OFFSET,
  VALIDITY,
  ZERO,
} from "./facts";
import { parameters } from "./parameters";
import { pointerOf, span } from "./span";
import { ABSENT, read, readOr } from "./storage";

export { Metadata_metadata, Metadata_metadata_at_version, Metadata_metadata_versions } from "./metadata";

/** Address from which the host may allocate. */
export const __heap_base: i32 = HEAP_BASE;

/** Names and versions of the runtime, and the APIs that this module has. */
export function Core_version(_data: usize, size: i32): u64 {
  assert(size === 0);
  return CORE_VERSION;
}

/** Duration of a slot in milliseconds: the chain's, not the runtime's. */
export function AuraApi_slot_duration(_data: usize, size: i32): u64 {
  assert(size === 0);
  return span(parameters() + SLOT_DURATION_OFFSET, 8);
}

/** Those who make blocks. */
export function AuraApi_authorities(_data: usize, size: i32): u64 {
  assert(size === 0);
  return readOr(AURA_AUTHORITIES_KEY, EMPTY);
}

/** Those who vote on what is final. */
export function GrandpaApi_grandpa_authorities(_data: usize, size: i32): u64 {
  assert(size === 0);
  return readOr(GRANDPA_AUTHORITIES_KEY, EMPTY);
}

/** Number of changes of those who vote. */
export function GrandpaApi_current_set_id(_data: usize, size: i32): u64 {
  assert(size === 0);
  return readOr(GRANDPA_SET_KEY, ZERO);
}

/** The nonce of an account's next transaction: an account's record begins with it. */
export function AccountNonceApi_account_nonce(data: usize, size: i32): u64 {
  assert(size === 32);
  // The key ends with the hash of the account and the account.
  const end = pointerOf(ACCOUNT_KEY) + 32;
  memory.copy(end, ext_hashing_blake2_128_version_1(span(data, 32)), 16);
  memory.copy(end + 16, data, 32);
  const account = read(ACCOUNT_KEY);
  return span(pointerOf(account === ABSENT ? ZERO : account), 4);
}

/**
 * This module cannot validate a transaction: it knows neither calls nor fees. It answers that any could be valid, with
 * no priority and with its hash as its only tag, so that a light client passes it on. Full nodes, which have the whole
 * runtime, validate it and drop it when it is invalid.
 */
export function TaggedTransactionQueue_validate_transaction(data: usize, size: i32): u64 {
  // One byte of source comes before the transaction, the 32 bytes of a block's hash after it.
  assert(size > 33);
  const hash = ext_hashing_blake2_256_version_1(span(data + 1, size - 33));
  memory.copy(pointerOf(VALIDITY) + 12, hash, 32);
  return VALIDITY;
}
