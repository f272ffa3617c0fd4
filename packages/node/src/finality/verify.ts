import { createPublicKey, type KeyObject, verify as verifyFast } from "node:crypto";
import { fromHex } from "@opentao/codec";
import type { VerifySignature, VoterId } from "@opentao/consensus";
import { verifyEd25519 } from "@opentao/crypto";

/** Keys that are kept ready; voters are few. */
const MAX_KEYS = 4096;

/** Bytes before the 32 bytes of an ed25519 key in its DER form. */
const SPKI_PREFIX = fromHex("0x302a300506032b6570032100");

const keys = new Map<VoterId, KeyObject | undefined>();

function keyOf(voter: VoterId): KeyObject | undefined {
  if (keys.has(voter)) return keys.get(voter);
  if (keys.size >= MAX_KEYS) keys.clear();
  const key = readKey(voter);
  keys.set(voter, key);
  return key;
}

function readKey(voter: VoterId): KeyObject | undefined {
  try {
    const der = Buffer.concat([SPKI_PREFIX, fromHex(voter)]);
    return createPublicKey({ key: der, format: "der", type: "spki" });
  } catch {
    return undefined; // not 32 bytes of a key: the exact rule decides
  }
}

/**
 * Returns whether a vote is signed. A signature that the machine's library accepts is one by the protocol's rule as
 * well, which takes a few more (ZIP-215): those alone are left to the slower implementation of that rule.
 */
export const verifyVote: VerifySignature = (signature, message, voter) => {
  if (signature.length !== 64) return false;
  const key = keyOf(voter);
  if (key !== undefined && verifyFast(null, message, key, signature)) return true;
  return verifyEd25519(signature, message, fromHex(voter));
};
