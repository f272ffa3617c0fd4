import { decryptAnsible, isAnsible } from "./ansible.ts";
import { decryptFernet, deriveFernetKey, isFernet } from "./fernet.ts";
import { decryptNacl, deriveNaclKey, encryptNacl, isNacl, type KeyDerivation } from "./nacl.ts";

export type { KeyDerivation } from "./nacl.ts";

/** Whether a key file is encrypted, in whatever form. */
export function isEncrypted(file: Uint8Array): boolean {
  return isNacl(file) || isAnsible(file) || isFernet(file);
}

/** Decrypts a key file of any form; `undefined` when the password is wrong or the file was changed. */
export async function decryptKeyfile(
  file: Uint8Array,
  password: string,
  derive: KeyDerivation = deriveNaclKey,
): Promise<Uint8Array | undefined> {
  if (isNacl(file)) return decryptNacl(file, await derive(password));
  if (isAnsible(file)) return decryptAnsible(file, password);
  return decryptFernet(file, await deriveFernetKey(password));
}

/** Encrypts a key file in the form that the ecosystem writes today. */
export async function encryptKeyfile(
  plain: Uint8Array,
  password: string,
  derive: KeyDerivation = deriveNaclKey,
): Promise<Uint8Array> {
  return encryptNacl(plain, await derive(password));
}
