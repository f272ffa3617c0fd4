import { decryptAnsible, isAnsible } from "./ansible.ts";
import { decryptFernet, deriveFernetKey, isFernet } from "./fernet.ts";
import { decryptNacl, encryptNacl, isNacl, type KeyDerivation } from "./nacl.ts";
import { deriveNaclKey } from "./naclKey.ts";

export type { KeyDerivation } from "./nacl.ts";

/** Options of deriving keys from passwords. */
export interface DerivationOptions {
  /** Key of a password. Default: the ecosystem's, which takes some seconds. */
  readonly deriveKey?: KeyDerivation | undefined;
  /** Called with each derivation that takes seconds when it begins, for people who wait for it. */
  readonly onDerivation?: ((derivation: Promise<unknown>) => void) | undefined;
}

/** True when a key file is encrypted, in whatever form. */
export function isEncrypted(file: Uint8Array): boolean {
  return isNacl(file) || isAnsible(file) || isFernet(file);
}

async function told(derivation: Promise<Uint8Array>, { onDerivation }: DerivationOptions): Promise<Uint8Array> {
  onDerivation?.(derivation);
  return derivation;
}

/** Decrypts a key file of any form; `undefined` when the password is wrong or the file was changed. */
export async function decryptKeyfile(
  file: Uint8Array,
  password: string,
  options: DerivationOptions = {},
): Promise<Uint8Array | undefined> {
  const { deriveKey = (text: string) => deriveNaclKey(text) } = options;
  if (isNacl(file)) return decryptNacl(file, await told(deriveKey(password), options));
  if (isAnsible(file)) return decryptAnsible(file, password);
  return decryptFernet(file, await told(deriveFernetKey(password), options));
}

/** Encrypts a key file in the form that the ecosystem writes today. */
export async function encryptKeyfile(
  plain: Uint8Array,
  password: string,
  options: DerivationOptions = {},
): Promise<Uint8Array> {
  const { deriveKey = (text: string) => deriveNaclKey(text) } = options;
  return encryptNacl(plain, await told(deriveKey(password), options));
}
