/** Beginning of a key in PKCS#8, as polkadot-js writes it. */
export const HEADER: Uint8Array = Uint8Array.of(48, 83, 2, 1, 1, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32);
/** Bytes between its secret and its public key. */
export const DIVIDER: Uint8Array = Uint8Array.of(161, 35, 3, 33, 0);
/** Length of the salt of the key derivation. */
export const SALT_LENGTH = 32;
/** Length of the nonce of the encryption. */
export const NONCE_LENGTH = 24;
