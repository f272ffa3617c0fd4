import type { ChainEvent } from "../runtime/events.ts";

/** A key that signs: of a wallet, or anything that signs like one. */
export interface Signer {
  readonly scheme: "sr25519" | "ed25519";
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** SS58 address. */
  readonly address: string;
  /** Signs a message. */
  sign(message: Uint8Array): Uint8Array;
}

/** Steps of a submitted transaction, in this order. */
export type SubmissionStatus =
  | { readonly kind: "signed"; readonly hash: string; readonly nonce: number }
  | { readonly kind: "pooled" }
  | { readonly kind: "inBlock"; readonly blockHash: string }
  | { readonly kind: "finalized"; readonly blockHash: string };

/** Options of submitting a call. */
export interface SubmitOptions {
  /** Step to wait for. Default: `inBlock`. */
  readonly until?: "inBlock" | "finalized";
  /** Blocks for which the transaction is valid, 4 to 65536, or `Infinity`. Default: 64. */
  readonly lifetime?: number;
  /** In rao. */
  readonly tip?: bigint;
  /** For how long to wait, in milliseconds. Default: 120000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Called for each step that the transaction takes. */
  readonly onStatus?: (status: SubmissionStatus) => void;
}

/** A transaction that stands in a block and did what it should. */
export interface Inclusion {
  /** Hash of the transaction. */
  readonly hash: string;
  readonly blockHash: string;
  readonly extrinsicIndex: number;
  /** Its events. */
  readonly events: readonly ChainEvent[];
  /**
   * Amount that the signer paid for it, tip included, in rao, by its events; 0 for free calls. A fee that was paid in
   * alpha (the event `TransactionFeePaidWithAlpha`) counts as the TAO that it was to be.
   */
  readonly fee: bigint;
}
