import { startsWith } from "@opentao/codec";

const encoder = new TextEncoder();

/** Beginning of a file in the form that the ecosystem writes today. */
export const NACL_PREFIX = encoder.encode("$NACL");
const ANSIBLE_PREFIX = encoder.encode("$ANSIBLE_VAULT");
const FERNET_PREFIX = encoder.encode("gAAAAA");

/** True when a file is encrypted in the form that the ecosystem writes today. */
export const isNacl = (file: Uint8Array): boolean => startsWith(file, NACL_PREFIX);

/** True when a file is encrypted in the older form. */
export const isAnsible = (file: Uint8Array): boolean => startsWith(file, ANSIBLE_PREFIX);

/** True when a file is encrypted in the oldest form. */
export const isFernet = (file: Uint8Array): boolean => startsWith(file, FERNET_PREFIX);

/** True when a key file is encrypted, in whatever form. */
export const isEncrypted = (file: Uint8Array): boolean => isNacl(file) || isAnsible(file) || isFernet(file);
