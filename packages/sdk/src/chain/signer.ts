/** Who signs: a key of a wallet, or anything that signs like one. */
export interface Signer {
  readonly scheme: "sr25519" | "ed25519";
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** SS58 address. */
  readonly address: string;
  sign(message: Uint8Array): Uint8Array;
}
