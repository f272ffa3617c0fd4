import { CryptoError } from "@opentao/crypto";
import type { Hex } from "../../chain/interface.ts";
import type { KeyService, KeyType } from "../../keystore/service.ts";
import type { Call } from "../call/call.ts";
import { invalidParams, RPC_CODES, RpcError } from "../protocol/errors.ts";
import { hex } from "../protocol/message.ts";
import type { Param } from "../protocol/params.ts";

const KEY_TYPES: readonly KeyType[] = ["aura", "gran"];
const KEY_BYTES = 32;
const SESSION_KEYS_BYTES = 64;

/** New session keys with the proof of possession for the chain. */
interface OwnedKeys {
  /** Public keys one after the other: aura, gran. */
  readonly keys: Hex;
  readonly proof: Hex;
}

/** Keeps the secret of a session key. */
export function author_insertKey(call: Call): null {
  const { params } = call;
  const [type, secret, publicKey] = [keyTypeOf(params.at(0)), params.at(1).text(), keyOf(params.at(2))];
  const keys = keyServiceOf(call);
  try {
    keys.insert(type, secret, publicKey);
  } catch (error) {
    // The message must not repeat what the client gave: it may be most of a secret.
    if (error instanceof CryptoError) throw invalidParams("parameter 2: expected a secret phrase, URI or seed");
    throw error;
  }
  return null;
}

/** Makes new session keys and keeps their secrets; returns the public keys. */
export function author_rotateKeys(call: Call): Hex {
  return hex(keyServiceOf(call).rotate().keys);
}

/**
 * Makes new session keys and keeps their secrets; returns the public keys, and the proof with which the owner (an
 * account) registers them.
 */
export function author_rotateKeysWithOwner(call: Call): OwnedKeys {
  const owner = ownerOf(call.params.at(0));
  const service = keyServiceOf(call);
  const { keys } = service.rotate();
  return { keys: hex(keys), proof: hex(service.prove(keys, owner)) };
}

/** Returns whether the secret of a public key is here. */
export function author_hasKey(call: Call): boolean {
  const [publicKey, type] = [keyOf(call.params.at(0)), keyTypeOf(call.params.at(1))];
  return keyServiceOf(call).has(type, publicKey);
}

/** Returns whether the secrets of all of a pair of session keys are here. */
export function author_hasSessionKeys(call: Call): boolean {
  const keys = call.params.at(0).bytes();
  if (keys.length !== SESSION_KEYS_BYTES) {
    throw new RpcError(RPC_CODES.author, "Session keys are not encoded correctly", "give aura and gran, 32 bytes each");
  }
  const service = keyServiceOf(call);
  return KEY_TYPES.every((type, i) => service.has(type, keys.subarray(i * KEY_BYTES, (i + 1) * KEY_BYTES)));
}

function keyServiceOf({ services: { keys } }: Call): KeyService {
  if (keys !== undefined) return keys;
  throw new RpcError(RPC_CODES.author, "The key store is unavailable", "start the node with one");
}

function keyTypeOf(param: Param): KeyType {
  return param.oneOf(KEY_TYPES);
}

function keyOf(param: Param): Uint8Array {
  const key = param.bytes();
  if (key.length !== KEY_BYTES) throw invalidParams(`a public key has ${KEY_BYTES} bytes`);
  return key;
}

/** An account by its address, or by its bytes as hex digits. */
function ownerOf(param: Param): Uint8Array {
  return param.text().startsWith("0x") ? keyOf(param) : param.account();
}
