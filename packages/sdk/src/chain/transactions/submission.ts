import type { ChainEvent } from "../runtime/events.ts";
import type { SignerPayload } from "./payload.ts";

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

/** A key that lies elsewhere and signs whole payloads: of a wallet in a browser, or on another machine. */
export interface PayloadSigner {
  /** SS58 address. */
  readonly address: string;
  /** Signs a payload; returns a `MultiSignature` in hex, as polkadot-js's `signPayload` does. */
  signPayload(payload: SignerPayload): Promise<string>;
}

/** A transaction that is signed, and when it is valid. */
export interface SignedTransaction {
  /** With its length in front, as nodes take it. */
  readonly bytes: Uint8Array;
  /** Number of a block before the first that can hold it. */
  readonly after: number;
  /** Number of the first block that cannot hold it any more; infinite when it never ends. */
  readonly end: number;
}

/** Steps of a submitted transaction, in this order. */
export type SubmissionStatus =
  | ({ readonly kind: "signed"; readonly hash: string; readonly nonce: number } & SignedTransaction)
  | { readonly kind: "pooled" }
  | { readonly kind: "inBlock"; readonly blockHash: string }
  | { readonly kind: "finalized"; readonly blockHash: string };

/** Options of a transaction that is to be signed. */
export interface PrepareOptions {
  /** Blocks for which the transaction is valid, 4 to 65536, or `Infinity`. Default: 64. */
  readonly lifetime?: number;
  /** In rao. */
  readonly tip?: bigint;
}

/** Options of sending a signed transaction. */
export interface SendOptions {
  /** Step to wait for. Default: `inBlock`. */
  readonly until?: "inBlock" | "finalized";
  /** For how long to wait, in milliseconds. Default: 120000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Called for each step that the transaction takes; when it throws on `signed`, nothing is sent. */
  readonly onStatus?: (status: SubmissionStatus) => void;
}

/** Options of submitting a call. */
export interface SubmitOptions extends PrepareOptions, SendOptions {}

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
