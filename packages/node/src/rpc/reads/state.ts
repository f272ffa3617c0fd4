import { OpaqueMetadata } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import type { Hash, Hex } from "../../chain/interface.ts";
import { type ReadCall, runtimeMethodOf } from "../call/readCall.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { hex } from "../protocol/message.ts";
import { blockOf, stateOf } from "../results/blocks.ts";
import { runtimeVersion, versionJson } from "../results/runtimeVersion.ts";
import { changesOf, keysOf, optionalHex } from "../storage/keys.ts";

/** Keys of one page. */
const MAX_PAGE = 1000;
/** Keys that a call without pages may give: more are a mistake, or an attack. */
const MAX_ALL_KEYS = 200_000;
/** Pairs that a call without pages may give. */
const MAX_PAIRS = 10_000;

/** Value under a key, or `null`. */
export function state_getStorage(call: ReadCall): Hex | null {
  return optionalHex(readValue(call));
}

/** blake2b-256 of the value under a key, or `null`. */
export function state_getStorageHash(call: ReadCall): Hash | null {
  const value = readValue(call);
  return value === undefined ? null : hex(blake2b256(value));
}

/** Bytes of the value under a key, or `null`. */
export function state_getStorageSize(call: ReadCall): number | null {
  return readValue(call)?.length ?? null;
}

/** All keys that begin with a prefix. */
export function state_getKeys(call: ReadCall): Hex[] {
  const keys = stateOf(call, 1).keysPaged(call.params.at(0).bytes(), MAX_ALL_KEYS + 1);
  if (keys.length > MAX_ALL_KEYS) throw tooMany(MAX_ALL_KEYS, "state_getKeysPaged");
  return keys.map(hex);
}

/** Up to a number of keys that begin with a prefix and come after a start key. */
export function state_getKeysPaged(call: ReadCall): Hex[] {
  const { params } = call;
  const prefix = params.at(0).optional((param) => param.bytes()) ?? new Uint8Array();
  const count = params.at(1).integer();
  if (count > MAX_PAGE) {
    throw new RpcError(RPC_CODES.invalidCount, `count exceeds maximum value. value: ${count}, max: ${MAX_PAGE}`);
  }
  const start = params.at(2).optional((param) => param.bytes());
  return stateOf(call, 3).keysPaged(prefix, count, start).map(hex);
}

/** Keys that begin with a prefix, with their values. */
export function state_getPairs(call: ReadCall): [Hex, Hex | null][] {
  const state = stateOf(call, 1);
  const keys = state.keysPaged(call.params.at(0).bytes(), MAX_PAIRS + 1);
  if (keys.length > MAX_PAIRS) throw tooMany(MAX_PAIRS, "state_getKeysPaged and state_queryStorageAt");
  return keys.map((key) => [hex(key), optionalHex(state.get(key))]);
}

/** One change set with the values of keys, in the order in which they were asked for. */
export function state_queryStorageAt(call: ReadCall) {
  const keys = keysOf(call.params.at(0));
  const block = blockOf(call, 1);
  return [{ block, changes: changesOf(call.services.chain.state(block), keys) }];
}

/** Trie nodes that prove the values of keys, or that there are none. */
export function state_getReadProof(call: ReadCall) {
  const keys = keysOf(call.params.at(0));
  const at = blockOf(call, 1);
  return { at, proof: call.services.chain.state(at).readProof(keys).map(hex) };
}

/** Metadata V14. */
export function state_getMetadata(call: ReadCall): Hex {
  const answer = call.services.chain.call(blockOf(call, 0), "Metadata_metadata", new Uint8Array());
  return hex(OpaqueMetadata.decode(answer));
}

/** Names and versions of the runtime. */
export function state_getRuntimeVersion(call: ReadCall) {
  return versionJson(runtimeVersion(call.services.chain, blockOf(call, 0)));
}

/** Output of a method of the runtime. */
export function state_call(call: ReadCall): Hex {
  const { params, services } = call;
  const input = params.at(1).optional((param) => param.bytes()) ?? new Uint8Array();
  return hex(services.chain.call(blockOf(call, 2), runtimeMethodOf(call, params.at(0)), input));
}

function readValue(call: ReadCall): Uint8Array | undefined {
  return stateOf(call, 1).get(call.params.at(0).bytes());
}

function tooMany(limit: number, instead: string): RpcError {
  return new RpcError(RPC_CODES.invalidCount, `more than ${limit} keys begin like this`, `use ${instead}`);
}
