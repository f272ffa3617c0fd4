import { fromHex, toHex } from "@opentao/codec";
import { keypairOf, type Secret, scryptKey } from "@opentao/sdk/keys";
import * as z from "zod";
import { KeysError } from "./keysError.ts";

const hex = (most: number) =>
  z
    .string()
    .max(2 + 2 * most)
    .regex(/^0x(?:[0-9a-f]{2})*$/);

const sealed = z.object({ iv: hex(12).length(26), data: hex(4096) });
/** Bytes that AES-GCM encrypted. */
type Sealed = z.infer<typeof sealed>;

/** Facts by which the key of a password is made, and something sealed by which a wrong password is told. */
export const vaultRecord = z.object({
  version: z.literal(1),
  salt: hex(32).length(66),
  // Bounds, so that what was tampered with takes no more than memory that there is.
  cost: z.object({ N: z.literal(131_072), r: z.literal(8), p: z.literal(1) }),
  check: sealed,
});
export type VaultRecord = z.infer<typeof vaultRecord>;

/** An account with its sealed secret. */
export const accountRecord = z.object({
  address: z.string().max(64),
  name: z.string().max(64),
  scheme: z.enum(["sr25519", "ed25519"]),
  secret: sealed,
});
export type AccountRecord = z.infer<typeof accountRecord>;

const secretForm = z.union([
  z.object({ scheme: accountRecord.shape.scheme, phrase: z.string() }),
  z.object({ scheme: accountRecord.shape.scheme, seed: z.string().transform((text) => fromHex(text)) }),
  z.object({ scheme: accountRecord.shape.scheme, privateKey: z.string().transform((text) => fromHex(text)) }),
]);

/** Takes 128 MiB, and about a second on a machine of today. */
const COST = { N: 131_072, r: 8, p: 1 } as const;
const CHECK = "opentao";
const encoder = new TextEncoder();
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

/** The key of a password, which cannot be taken out of the browser's own cryptography. */
async function keyOf(password: string, salt: Uint8Array): Promise<CryptoKey> {
  const raw = Uint8Array.from(await scryptKey(password.normalize("NFKC"), salt, COST));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  raw.fill(0);
  return key;
}

async function seal(key: CryptoKey, bytes: Uint8Array, about: string): Promise<Sealed> {
  const iv = random(12);
  const parameters = { name: "AES-GCM", iv, additionalData: encoder.encode(about) };
  const data = await crypto.subtle.encrypt(parameters, key, Uint8Array.from(bytes));
  return { iv: toHex(iv), data: toHex(new Uint8Array(data)) };
}

/** Opens what was sealed about the same; `undefined` by another key, or when it was changed. */
async function open(key: CryptoKey, { iv, data }: Sealed, about: string): Promise<Uint8Array | undefined> {
  const parameters = { name: "AES-GCM", iv: Uint8Array.from(fromHex(iv)), additionalData: encoder.encode(about) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, Uint8Array.from(fromHex(data))));
  } catch {
    return undefined; // a tag that does not fit
  }
}

/** Makes the vault of a new password. */
export async function newVault(password: string): Promise<{ readonly record: VaultRecord; readonly key: CryptoKey }> {
  const salt = random(32);
  const key = await keyOf(password, salt);
  const check = await seal(key, encoder.encode(CHECK), CHECK);
  return { key, record: { version: 1, salt: toHex(salt), cost: COST, check } };
}

/** The key of a vault by its password. @throws KeysError `wrongPassword` */
export async function openVault({ salt, check }: VaultRecord, password: string): Promise<CryptoKey> {
  const key = await keyOf(password, fromHex(salt));
  if ((await open(key, check, CHECK)) === undefined) throw new KeysError("wrongPassword");
  return key;
}

/** Seals a secret for its account. */
export async function sealSecret(key: CryptoKey, secret: Secret, name: string): Promise<AccountRecord> {
  const { address, scheme } = keypairOf(secret);
  const plain =
    "phrase" in secret
      ? { scheme, phrase: secret.phrase }
      : "seed" in secret
        ? { scheme, seed: toHex(secret.seed) }
        : { scheme, privateKey: toHex(secret.privateKey) };
  return { address, name, scheme, secret: await seal(key, encoder.encode(JSON.stringify(plain)), address) };
}

/** The secret of an account. @throws KeysError `broken` when it was changed, or is of another account */
export async function openSecret(key: CryptoKey, { address, secret }: AccountRecord): Promise<Secret> {
  const plain = await open(key, secret, address);
  if (plain === undefined) throw new KeysError("broken", address);
  const read = secretForm.parse(JSON.parse(new TextDecoder().decode(plain)));
  if (keypairOf(read).address !== address) throw new KeysError("broken", address);
  return read;
}
