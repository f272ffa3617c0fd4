import { CliError } from "../../output/errors.ts";
import { type SessionKeys, sessionKeysOf } from "./sessionKeys.ts";

/** Names of the well-known authorities of development chains, in order: everybody knows their secrets, `//One`, …. */
const NAMES = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"] as const;

/** Returns the secret URI of a well-known authority, counted from 0. @throws CliError `TOO_MANY_AUTHORITIES` */
export function developmentSecret(index: number): string {
  const name = NAMES[index];
  if (name !== undefined) return `//${name}`;
  throw new CliError(
    "TOO_MANY_AUTHORITIES",
    `there are ${NAMES.length} well-known authorities`,
    "Make others with `tao keys generate`.",
  );
}

/** Returns the public keys of the first `count` well-known authorities. @throws CliError `TOO_MANY_AUTHORITIES` */
export function developmentKeys(count: number): readonly SessionKeys[] {
  return Array.from({ length: count }, (_, index) => sessionKeysOf(developmentSecret(index)));
}
