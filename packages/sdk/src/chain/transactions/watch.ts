import { toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import * as z from "zod";
import { deferred } from "../../deferred.ts";
import type { ChainAccess } from "../access.ts";
import { ChainError } from "../errors.ts";
import { waitForHead } from "../heads/waitForHead.ts";
import { invalidated } from "../invalidTransaction.ts";
import { missingBlock, placeIn } from "./place.ts";
import { searchBlocks } from "./search.ts";
import type { SendOptions, SignedTransaction } from "./submission.ts";

const watchUpdate = z.union([z.string(), z.record(z.string(), z.unknown())]);

/** Blocks for which a transaction is valid unless said otherwise. */
export const DEFAULT_LIFETIME = 64;

/** Follows one transaction by the node's updates and, when the connection broke, by looking into the blocks since. */
export class TransactionWatch {
  readonly #chain: ChainAccess;
  readonly #signal: AbortSignal;
  readonly #timeoutMs: number;
  readonly #options: SendOptions;
  readonly #block = deferred<string>();
  readonly #lost = deferred<void>();
  #stops: (() => void)[] = [];

  constructor(chain: ChainAccess, signal: AbortSignal, timeoutMs: number, options: SendOptions) {
    this.#chain = chain;
    this.#signal = signal;
    this.#timeoutMs = timeoutMs;
    this.#options = options;
    // Whoever waits gets the rejection; when nobody does, the submission itself has failed already.
    this.#block.promise.catch(() => undefined);
  }

  /** Keeps what to call when nobody waits for the transaction any more. */
  onStop(stop: () => void): void {
    this.#stops.push(stop);
  }

  /** Ends all that was started for it. */
  stop(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  /** The node's update on the transaction (protocol: clients §a.4). */
  update(update: unknown): void {
    const parsed = watchUpdate.safeParse(update).data;
    if (parsed === undefined) return;
    const [kind = "", value] = typeof parsed === "string" ? [parsed] : (Object.entries(parsed)[0] ?? []);
    if (kind === "inBlock" || kind === "finalized") {
      const blockHash = String(value);
      this.#options.onStatus?.({ kind, blockHash });
      if (kind === "finalized" || this.#options.until !== "finalized") this.#block.resolve(blockHash);
    } else if (kind === "invalid" || kind === "dropped" || kind === "usurped" || kind === "finalityTimeout") {
      this.#block.reject(invalidated(kind));
    }
  }

  /** The node's updates will not come any more. */
  lose(): void {
    this.#lost.resolve();
  }

  /** Hash of the block that holds the transaction. */
  async settled(signed: SignedTransaction): Promise<string> {
    const name = `the transaction ${toHex(blake2b256(signed.bytes))}`;
    const again = "It may still come into a block: do not sign it anew before you know.";
    const aborted = new Promise<never>((_, reject) => {
      const abort = (): void =>
        reject(
          this.#options.signal?.aborted === true
            ? new ChainError("ABORTED", `waiting for ${name} was given up`, again)
            : new ChainError("TIMEOUT", `${name} is in no block after ${this.#timeoutMs} ms`, again),
        );
      if (this.#signal.aborted) abort();
      this.#signal.addEventListener("abort", abort, { once: true });
    });
    const searched = this.#lost.promise.then(() => this.#search(signed));
    return Promise.race([this.#block.promise, aborted, searched]);
  }

  /**
   * Looks for the transaction in every block that can hold it, as they come; at the end in all of them once more, as
   * the chain may have changed to another branch.
   */
  async #search(signed: SignedTransaction): Promise<string> {
    const { bytes, after, end } = signed;
    const kind = this.#options.until === "finalized" ? "finalized" : "best";
    const extrinsic = toHex(bytes);
    const found = (blockHash: string): string => {
      this.#options.onStatus?.({ kind: kind === "best" ? "inBlock" : "finalized", blockHash });
      return blockHash;
    };
    for (let number = after + 1; number < end; number += 1) {
      await waitForHead(this.#chain, (head) => head.number >= number, { signal: this.#signal, kind });
      const blockHash = await this.#chain.blockHash(number);
      if (blockHash !== undefined && typeof (await placeIn(this.#chain, blockHash, extrinsic)) === "number")
        return found(blockHash);
    }
    const search = await searchBlocks(this.#chain, signed);
    if (search.kind === "found") return found(search.blockHash);
    if (search.kind === "missing") throw missingBlock(`block ${search.block}`);
    throw new ChainError(
      "TRANSACTION_DROPPED",
      "the transaction came into no block in its lifetime",
      "The last blocks may still change: look for it once more before you sign it anew.",
    );
  }
}
