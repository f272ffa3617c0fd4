import type { KeyScheme } from "@opentao/crypto";
import { type KeyKind, walletPaths } from "./location.ts";
import { type OpenOptions, openKeyfile } from "./openKeyfile.ts";
import { ensureStrong } from "./password.ts";
import { plainWords } from "./secret.ts";

/** A key as polkadot-js takes it. */
export interface ExportedKey {
  readonly address: string;
  /** One account as JSON, encrypted. */
  readonly json: string;
}

/** Words from which a key can be made again. */
export interface RecoveryWords {
  readonly address: string;
  /** `undefined` when the key file holds none: it was made of a seed or a private key. */
  readonly words: string | undefined;
  /** Scheme of the key that the words make: the same words make another key in another scheme. */
  readonly scheme: KeyScheme;
}

/**
 * Returns a key in the JSON of polkadot-js, encrypted.
 *
 * @param password - of the export; asked for when the key is open, so that its own password comes first
 * @throws WalletError `WALLET_NOT_FOUND`, `WRONG_PASSWORD`, `WEAK_PASSWORD`, `KEYFILE_INVALID`
 */
export async function exportKey(
  kind: KeyKind,
  password: () => Promise<string>,
  options: OpenOptions = {},
): Promise<ExportedKey> {
  const paths = await walletPaths(options);
  const { secret, keypair } = await openKeyfile(kind, paths, options);
  const chosen = await password();
  ensureStrong(chosen);
  const { encryptPolkadotJs } = await import("./polkadotJsExport.ts");
  const name = kind === "coldkey" ? paths.name : `${paths.name}/${paths.hotkeyName}`;
  return { address: keypair.address, json: await encryptPolkadotJs(secret, chosen, name) };
}

/**
 * Returns the words of a key: whoever reads them has it.
 *
 * @throws WalletError `WALLET_NOT_FOUND`, `WRONG_PASSWORD`, `KEYFILE_INVALID`
 */
export async function recoveryWords(kind: KeyKind, options: OpenOptions = {}): Promise<RecoveryWords> {
  const { secret, keypair } = await openKeyfile(kind, await walletPaths(options), options);
  const words = "phrase" in secret ? (plainWords(secret.phrase) ?? secret.phrase) : undefined;
  return { address: keypair.address, words, scheme: keypair.scheme };
}
