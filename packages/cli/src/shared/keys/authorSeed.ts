import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { fromHex, toHex } from "@opentao/codec";
import { CliError } from "../../output/errors.ts";
import { readSecretFile } from "../secretFile.ts";

/**
 * Reads the secret seed of a block author: a file with 64 hex digits.
 *
 * @throws CliError `AUTHOR_KEY_UNREADABLE`
 */
export function readAuthorSeed(file: string): Uint8Array {
  const hint = "Give a file with the 32 bytes of an sr25519 seed as 64 hex digits.";
  const text = readSecretFile(file, "AUTHOR_KEY_UNREADABLE", hint).trim();
  if (!/^(0x)?[0-9a-f]{64}$/i.test(text))
    throw new CliError("AUTHOR_KEY_UNREADABLE", `${file} does not hold a secret seed`, hint);
  return fromHex(text.startsWith("0x") ? text : `0x${text}`);
}

/**
 * Returns the author's seed in a file; made at random when there is none yet. Only the owner may read a file that is
 * made.
 *
 * @throws CliError `AUTHOR_KEY_UNREADABLE`
 */
export function authorSeed(file: string): Uint8Array {
  if (!existsSync(file)) writeFileSync(file, toHex(randomBytes(32)), { mode: 0o600, flag: "wx" });
  return readAuthorSeed(file);
}
