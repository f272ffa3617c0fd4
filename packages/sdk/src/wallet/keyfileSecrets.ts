import { CryptoError, canonicalPrivateKey, type Keypair, type KeyScheme } from "@opentao/crypto";
import { WalletError } from "./errors.ts";
import type { KeyfileContents } from "./keyfileContents.ts";
import { hexBytes, keypairOf, type Secret, seedBytes } from "./secret.ts";

/** One field of a key file, and the secrets that it may mean: which one, the file's public key decides. */
interface Candidate {
  readonly field: string;
  readonly secrets: readonly Secret[];
}

const NOTHING = new Uint8Array();

/** A private key may be one of either scheme, a seed, or, by writers of polkadot-js's form, a shifted scalar. */
function privateKeys(text: string, scheme: KeyScheme): Secret[] {
  const bytes = hexBytes(text) ?? NOTHING;
  if (bytes.length === 32) return [{ seed: bytes, scheme }];
  // polkadot-js appends the public key of ed25519.
  if (bytes.length === 64 && scheme === "ed25519") return [{ seed: bytes.subarray(0, 32), scheme }];
  const canonical = bytes.length === 64 ? canonicalPrivateKey(bytes) : undefined;
  return [bytes, ...(canonical === undefined ? [] : [canonical])].map((privateKey) => ({ privateKey, scheme }));
}

function seeds(text: string, scheme: KeyScheme): Secret[] {
  const bytes = seedBytes(text);
  return bytes?.length === 64 ? privateKeys(text, scheme) : [{ seed: bytes ?? NOTHING, scheme }];
}

/**
 * The secrets of a key file by field, in the order in which the official tools look for them (protocol: wire §b.2).
 */
export function candidatesIn(file: KeyfileContents, schemes: readonly KeyScheme[]): Candidate[] {
  const { secretPhrase: phrase, secretSeed: seed, privateKey } = file;
  const inSchemes = (secrets: (scheme: KeyScheme) => Secret[]): Secret[] => schemes.flatMap(secrets);
  return [
    ...(phrase ? [{ field: "phrase", secrets: inSchemes((scheme) => [{ phrase, scheme }]) }] : []),
    ...(seed ? [{ field: "seed", secrets: inSchemes((scheme) => seeds(seed, scheme)) }] : []),
    ...(privateKey ? [{ field: "private key", secrets: inSchemes((scheme) => privateKeys(privateKey, scheme)) }] : []),
  ];
}

/** A secret and the key that it makes. */
export interface KeyOfSecret {
  readonly secret: Secret;
  readonly keypair: Keypair;
}

/** Makes the error for a file that holds no key, or another than it says. */
export function invalid(path: string, reason: string, hint: string): WalletError {
  return new WalletError("KEYFILE_INVALID", `${path} ${reason}`, hint);
}

/**
 * The keys of the secrets that are some, each made when it is asked for: a key of words takes milliseconds, and the
 * first is nearly always the one. @throws WalletError `KEYFILE_INVALID` when none is
 */
export function* keysOf(secrets: readonly Secret[], what: string, path: string): Generator<KeyOfSecret, void> {
  let problem = "";
  let isNone = true;
  for (const secret of secrets) {
    let keypair: Keypair;
    try {
      keypair = keypairOf(secret);
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
      problem ||= error.message;
      continue;
    }
    isNone = false;
    yield { secret, keypair };
  }
  if (isNone) throw invalid(path, `has a ${what} that is none: ${problem}`, "Regenerate the key from its words.");
}
