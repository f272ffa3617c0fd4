import { toHex } from "@opentao/codec";
import * as z from "zod";
import { deferred } from "../../deferred.ts";
import type { ChainAccess } from "../access.ts";
import { ChainError } from "../errors.ts";
import { expectValue } from "../expectValue.ts";
import { waitForHead } from "../heads/waitForHead.ts";
import { invalidated } from "../invalidTransaction.ts";
import type { SendOptions, SignedTransaction } from "./submission.ts";

const blockBody = z.object({ block: z.object({ extrinsics: z.array(z.string()) }) }).nullable();
const watchUpdate = z.union([z.string(), z.record(z.string(), z.unknown())]);

/** Blocks for which a transaction is valid unless said otherwise. */
export const DEFAULT_LIFETIME = 64;

/** Position of an extrinsic in a block, or -1. */
export async function indexIn(chain: ChainAccess, blockHash: string, extrinsic: string): Promise<number> {
  const body = expectValue(blockBody, await chain.request("chain_getBlock", [blockHash]), "a block");
  return body?.block.extrinsics.indexOf(extrinsic) ?? -1;
}

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
    const aborted = new Promise<never>((_, reject) => {
      const abort = (): void =>
        reject(
          this.#options.signal?.aborted === true
            ? new ChainError("ABORTED", "waiting for the transaction was given up", "It may still come into a block.")
            : new ChainError(
                "TIMEOUT",
                `the transaction is in no block after ${this.#timeoutMs} ms`,
                "It may still come; check that the chain makes blocks.",
              ),
        );
      if (this.#signal.aborted) abort();
      this.#signal.addEventListener("abort", abort, { once: true });
    });
    const searched = this.#lost.promise.then(() => this.#search(signed));
    return Promise.race([this.#block.promise, aborted, searched]);
  }

  /** Looks for the transaction in every block that can hold it, as they come. */
  async #search({ bytes, after, end }: SignedTransaction): Promise<string> {
    const kind = this.#options.until === "finalized" ? "finalized" : "best";
    const extrinsic = toHex(bytes);
    for (let number = after + 1; number < end; number += 1) {
      await waitForHead(this.#chain, (head) => head.number >= number, { signal: this.#signal, kind });
      const blockHash = await this.#chain.blockHash(number);
      if (blockHash === undefined || (await indexIn(this.#chain, blockHash, extrinsic)) < 0) continue;
      this.#options.onStatus?.({ kind: kind === "best" ? "inBlock" : "finalized", blockHash });
      return blockHash;
    }
    throw new ChainError("TRANSACTION_DROPPED", "the transaction came into no block in its lifetime", "Send it again.");
  }
}
