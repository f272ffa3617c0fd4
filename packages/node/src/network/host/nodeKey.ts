import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { systemCodeOf } from "@opentao/base";
import { fromHex, toHex } from "@opentao/codec";
import { readBoundedFile } from "../../primitives/boundedFile.ts";
import { NetworkError } from "../errors.ts";

const LENGTH = 32;
/** Bytes that its file may have. */
const MAX_BYTES = 1024;
const OWNER_ONLY = 0o600;

/**
 * Secret from which a node's network identity (an ed25519 key) is made, out of a file: 32 bytes, or 64 hex digits. A
 * file that does not exist is made, readable by its owner only. Without a path the key is made anew and kept nowhere.
 *
 * @throws NetworkError `INVALID_NODE_KEY`
 */
export function loadNodeKey(path?: string): Uint8Array {
  if (path === undefined) return Uint8Array.from(randomBytes(LENGTH));
  return readKey(path) ?? createKey(path);
}

function readKey(path: string): Uint8Array | undefined {
  let content: Uint8Array;
  try {
    content = readBoundedFile(path, MAX_BYTES);
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") return undefined;
    throw invalid(path, "cannot be read", error); // any other error of the system
  }
  if (content.length === LENGTH) return Uint8Array.from(content);
  const text = new TextDecoder().decode(content).trim();
  if (/^(0x)?[0-9a-fA-F]{64}$/.test(text)) return fromHex(text);
  throw invalid(path, "does not hold 32 bytes or 64 hex digits");
}

function createKey(path: string): Uint8Array {
  const key = Uint8Array.from(randomBytes(LENGTH));
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Two nodes that start at once must not overwrite each other's key.
    const file = openSync(path, "wx", OWNER_ONLY);
    try {
      writeSync(file, toHex(key).slice(2));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw invalid(path, "cannot be made", error); // any error of the system
  }
  return key;
}

function invalid(path: string, what: string, cause?: unknown): NetworkError {
  const hint = "Check the file and its permissions, or delete it: a new key gives the node another identity.";
  return new NetworkError("INVALID_NODE_KEY", `the node key in ${path} ${what}`, hint, { cause });
}
