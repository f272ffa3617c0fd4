import { xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import { concat, toHex } from "@opentao/codec";
import { privateKeyFromSuri, shiftedPrivateKey } from "@opentao/crypto";
import { scryptKey } from "#derivations";
import { toBase64 } from "./encryption/base64.ts";
import { DIVIDER, HEADER, NONCE_LENGTH, SALT_LENGTH } from "./polkadotJsForm.ts";
import { keypairOf, type Secret } from "./secret.ts";

/**
 * Parameters of the key derivation: the only ones that all readers take. Those of polkadot-js before 2025 and the
 * official wallets refuse the larger ones, which newer versions write.
 */
const PARAMETERS = { N: 1 << 15, p: 1, r: 8 };
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** The secret key as polkadot-js holds it: a shifted scalar with its nonce, or a seed with its public key. */
function secretKeyOf(secret: Secret): Uint8Array {
  const { scheme = "sr25519" } = secret;
  const suri = "phrase" in secret ? secret.phrase : "seed" in secret ? toHex(secret.seed) : undefined;
  const privateKey = "privateKey" in secret ? secret.privateKey : privateKeyFromSuri(suri ?? "", scheme);
  return scheme === "sr25519" ? shiftedPrivateKey(privateKey) : concat(privateKey, keypairOf(secret).publicKey);
}

/**
 * Returns a key in the JSON of polkadot-js, encrypted under a password (scrypt and xsalsa20-poly1305, version 3).
 *
 * @param name - by which polkadot-js shows the account
 */
export async function encryptPolkadotJs(secret: Secret, password: string, name: string): Promise<string> {
  const { publicKey, address, scheme } = keypairOf(secret);
  const salt = random(SALT_LENGTH);
  const numbers = new DataView(new ArrayBuffer(12));
  for (const [index, value] of [PARAMETERS.N, PARAMETERS.p, PARAMETERS.r].entries())
    numbers.setUint32(4 * index, value, true);
  const key = await scryptKey(password, salt, PARAMETERS);
  const nonce = random(NONCE_LENGTH);
  const plain = concat(HEADER, secretKeyOf(secret), DIVIDER, publicKey);
  const body = concat(salt, new Uint8Array(numbers.buffer), nonce, xsalsa20poly1305(key, nonce).encrypt(plain));
  const encoding = { content: ["pkcs8", scheme], type: ["scrypt", "xsalsa20-poly1305"], version: "3" };
  return JSON.stringify({ encoded: toBase64(body), encoding, address, meta: { name } });
}
