import { isAnsible, isNacl } from "./forms.ts";
import type { KeyDerivation } from "./nacl.ts";

export { isEncrypted } from "./forms.ts";
export type { KeyDerivation } from "./nacl.ts";

/** Options of deriving keys from passwords. */
export interface DerivationOptions {
  /** Key of a password. Default: the ecosystem's, which takes some seconds. */
  readonly deriveKey?: KeyDerivation | undefined;
  /** Called with each derivation that takes seconds when it begins, for people who wait for it. */
  readonly onDerivation?: ((derivation: Promise<unknown>) => void) | undefined;
}

/** The ecosystem's derivation. */
async function ecosystemKey(password: string): Promise<Uint8Array> {
  const { naclKey } = await import("#derivations");
  return naclKey(password);
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
  const { deriveKey = ecosystemKey } = options;
  // Most files are opened to be listed: ciphers are loaded for those whose secret is wanted.
  if (isNacl(file)) {
    const { decryptNacl } = await import("./nacl.ts");
    return decryptNacl(file, await told(deriveKey(password), options));
  }
  if (isAnsible(file)) {
    const { decryptAnsible } = await import("./ansible.ts");
    return decryptAnsible(file, password);
  }
  const { decryptFernet, deriveFernetKey } = await import("./fernet.ts");
  return decryptFernet(file, await told(deriveFernetKey(password), options));
}

/** Encrypts a key file in the form that the ecosystem writes today. */
export async function encryptKeyfile(
  plain: Uint8Array,
  password: string,
  options: DerivationOptions = {},
): Promise<Uint8Array> {
  const { deriveKey = ecosystemKey } = options;
  const { encryptNacl } = await import("./nacl.ts");
  return encryptNacl(plain, await told(deriveKey(password), options));
}
