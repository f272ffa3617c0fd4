import { fromHex, toHex } from "@opentao/codec";
import { CryptoError, encodeAddress, type Keypair, keypairFromSeed, keypairFromSuri } from "@opentao/crypto";
import { z } from "zod";
import { WalletError } from "./error.ts";

/** Contents of a plain key file (protocol: wire (b.2)); every field is optional because writers differ. */
const contents = z.object({
  accountId: z.string().nullish(),
  publicKey: z.string().nullish(),
  privateKey: z.string().nullish(),
  secretPhrase: z.string().nullish(),
  secretSeed: z.string().nullish(),
  ss58Address: z.string().nullish(),
});

/** A secret that a key is made of: a phrase of words or a 32-byte seed. */
export type Secret = { readonly phrase: string } | { readonly seed: Uint8Array };

/** The key of a secret. @throws CryptoError */
export function keypairOf(secret: Secret): Keypair {
  return "phrase" in secret ? keypairFromSuri(secret.phrase) : keypairFromSeed(secret.seed);
}

const decoder = new TextDecoder("utf-8", { fatal: true });
const encoder = new TextEncoder();

function publicPart(keypair: Pick<Keypair, "publicKey" | "address">): Record<string, string> {
  const publicKey = toHex(keypair.publicKey);
  return { accountId: publicKey, publicKey, ss58Address: keypair.address };
}

/** Contents of a file that holds a secret. */
export function encodeSecretFile(secret: Secret, keypair: Keypair): Uint8Array {
  const own = "phrase" in secret ? { secretPhrase: secret.phrase } : { secretSeed: toHex(secret.seed) };
  return encoder.encode(JSON.stringify({ ...publicPart(keypair), ...own }));
}

/** Contents of a file that holds only what everybody may know. */
export function encodePublicFile(keypair: Pick<Keypair, "publicKey" | "address">): Uint8Array {
  return encoder.encode(JSON.stringify(publicPart(keypair)));
}

function parse(bytes: Uint8Array, path: string): z.infer<typeof contents> {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch {
    value = undefined; // told below, with the file's name and without its contents
  }
  const parsed = contents.safeParse(value).data;
  if (parsed !== undefined) return parsed;
  throw new WalletError("KEYFILE_INVALID", `${path} is no key file`, "Restore it from a backup or from its words.");
}

/**
 * The key in a plain file: by its phrase, else by its seed.
 *
 * @throws WalletError `KEYFILE_INVALID` when the file holds neither, or another key than it says
 */
export function decodeSecretFile(bytes: Uint8Array, path: string): Keypair {
  const file = parse(bytes, path);
  let keypair: Keypair;
  try {
    if (file.secretPhrase) keypair = keypairFromSuri(file.secretPhrase);
    else if (file.secretSeed) keypair = keypairFromSeed(fromHex(file.secretSeed));
    else {
      throw new WalletError(
        "KEYFILE_INVALID",
        `${path} holds neither a phrase nor a seed`,
        "Regenerate the key from its words.",
      );
    }
  } catch (error) {
    if (error instanceof WalletError) throw error;
    const reason = error instanceof CryptoError ? error.message : "its seed is not hex";
    throw new WalletError("KEYFILE_INVALID", `${path}: ${reason}`, "Regenerate the key from its words.");
  }
  if (file.ss58Address && file.ss58Address !== keypair.address) {
    throw new WalletError(
      "KEYFILE_INVALID",
      `${path} says that it is ${file.ss58Address}, but its secret is of ${keypair.address}`,
      "Restore it from a backup.",
    );
  }
  return keypair;
}

/** The address in a public file. @throws WalletError `KEYFILE_INVALID` */
export function decodePublicFile(bytes: Uint8Array, path: string): string {
  const { ss58Address, publicKey } = parse(bytes, path);
  if (ss58Address) return ss58Address;
  if (publicKey && /^(0x)?[0-9a-fA-F]{64}$/.test(publicKey)) return encodeAddress(fromHex(publicKey));
  throw new WalletError("KEYFILE_INVALID", `${path} holds no address`, "Restore it from a backup or from its words.");
}
