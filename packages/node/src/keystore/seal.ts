import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import { fromHex, toHex } from "@opentao/codec";
import * as z from "zod";

/** Work of one derivation: a tenth of a second and 32 MiB. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const CIPHER = "aes-256-gcm";
const TAG_LENGTH = 16;

const Hex = z.string().regex(/^0x(?:[0-9a-f]{2})*$/);

/** A secret under a password, as it stands in a file. */
export const SealedSecret = z.strictObject({
  version: z.literal(1),
  derivation: z.literal("scrypt"),
  cipher: z.literal(CIPHER),
  salt: Hex,
  nonce: Hex,
  data: Hex,
});
export type SealedSecret = z.infer<typeof SealedSecret>;

const hexBytes = (hex: string): Uint8Array => fromHex(`0x${hex.slice(2)}`);

function derive(password: string, salt: Uint8Array): Buffer {
  return scryptSync(password.normalize("NFKC"), salt, 32, SCRYPT);
}

/** Encrypts a secret; it can be read only under the same name. */
export function sealSecret(secret: string, name: string, password: string): SealedSecret {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv(CIPHER, derive(password, salt), nonce);
  cipher.setAAD(Buffer.from(name));
  const data = Buffer.concat([cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return {
    ...{ version: 1, derivation: "scrypt", cipher: CIPHER },
    ...{ salt: toHex(salt), nonce: toHex(nonce), data: toHex(data) },
  };
}

/** The secret; `undefined` when the password is not its own, or something was changed. */
export function openSecret({ salt, nonce, data }: SealedSecret, name: string, password: string): string | undefined {
  const bytes = hexBytes(data);
  const end = bytes.length - TAG_LENGTH;
  const [saltBytes, nonceBytes] = [hexBytes(salt), hexBytes(nonce)];
  if (end < 0 || nonceBytes.length !== 12) return undefined;
  const decipher = createDecipheriv(CIPHER, derive(password, saltBytes), nonceBytes);
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(bytes.subarray(end));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()]).toString("utf8");
  } catch {
    return undefined; // the library says no more than that it does not fit
  }
}
