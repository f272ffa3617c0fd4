import type { TransactionSource } from "@opentao/codec/primitives";
import type { Extrinsic } from "../chain/blocks/extrinsic.ts";
import type { BlockRef, Chain, Hash } from "../chain/interface.ts";
import { WorkerError } from "../jobs/errors.ts";
import { type Validity, validationInput } from "./transaction.ts";
import { validityOf } from "./validator.ts";

/** Request to validate a transaction. */
export interface ValidationRequest {
  /** Block over whose state it is validated. */
  readonly at: BlockRef;
  readonly source: TransactionSource;
  /** The extrinsic with its length prefix. */
  readonly opaque: Uint8Array;
}

/** Asks the runtime whether a transaction could stand in the next block: an encoded `TransactionValidity`. */
export type Ask = (request: ValidationRequest, client: object) => Promise<Uint8Array>;

/** Times that a transaction is validated while new blocks come. */
const MAX_ATTEMPTS = 3;

/** Transactions of others that are being validated. */
export class Offers {
  readonly #chain: Chain;
  readonly #ask: Ask;
  readonly #open = new Map<Hash, Promise<unknown>>();

  constructor(chain: Chain, ask: Ask = askHere(chain)) {
    this.#chain = chain;
    this.#ask = ask;
  }

  /** Runs `work` once no other validation of the same transaction is under way. */
  async once<T>(hash: Hash, work: () => Promise<T>): Promise<T> {
    for (let other = this.#open.get(hash); other !== undefined; other = this.#open.get(hash)) await other;
    const result = work();
    // Others wait for its end, whatever it is.
    const ended = result.then(
      () => this.#open.delete(hash),
      () => this.#open.delete(hash),
    );
    this.#open.set(hash, ended);
    return result;
  }

  /**
   * Validates a transaction. Where blocks come faster than answers, the result is of a former block, and a second
   * validation is due. Where there was no answer, none is due: it would end like the first.
   */
  async validate({ opaque }: Extrinsic, source: TransactionSource, client: object): Promise<Validation> {
    for (let attempt = 1; ; attempt += 1) {
      const at = this.#chain.best();
      const { answer, isUnanswered } = await answerOf(this.#ask({ at, source, opaque }, client));
      const isCurrent = this.#chain.best().hash === at.hash;
      if (isCurrent || isUnanswered || attempt === MAX_ATTEMPTS)
        return { findValidity: () => validityOf(at, answer), isCurrent };
    }
  }
}

/** Result of a validation. */
export interface Validation {
  readonly findValidity: () => Validity;
  /** True when it is so on the best block. */
  readonly isCurrent: boolean;
}

/** Outcome of a request to validate. */
export interface Answered {
  /** Returns the answer, or throws what was thrown instead. */
  readonly answer: () => Uint8Array;
  /** True when nobody could answer: that holds whatever block has come meanwhile. */
  readonly isUnanswered: boolean;
}

/** Waits for the outcome of a request to validate. */
export async function answerOf(asked: Promise<Uint8Array>): Promise<Answered> {
  try {
    const answer = await asked;
    return { answer: () => answer, isUnanswered: false };
  } catch (error) {
    const answer = () => {
      throw error;
    };
    return { answer, isUnanswered: error instanceof WorkerError };
  }
}

function askHere(chain: Chain): Ask {
  return async ({ at, source, opaque }) =>
    chain.call(at.hash, "TaggedTransactionQueue_validate_transaction", validationInput(source, opaque, at.hash));
}
