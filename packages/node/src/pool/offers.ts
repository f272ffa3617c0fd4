import type { TransactionSource } from "@opentao/codec/primitives";
import type { BlockRef, Chain, Hash } from "../chain/interface.ts";
import { WorkerError } from "../jobs/errors.ts";
import { type Validity, validationInput } from "./transaction.ts";
import { validityOf } from "./validator.ts";

/** What is asked about a transaction. */
export interface Question {
  /** Block over whose state it is looked at. */
  readonly at: BlockRef;
  readonly source: TransactionSource;
  /** The extrinsic without its length prefix. */
  readonly bytes: Uint8Array;
}

/** Asks the runtime whether a transaction could stand in the next block: an encoded `TransactionValidity`. */
export type Ask = (question: Question, client: object) => Promise<Uint8Array>;

/** Times that a transaction is looked at while new blocks come. */
const MAX_ATTEMPTS = 3;

/** Transactions of others that are being looked at. */
export class Offers {
  readonly #chain: Chain;
  readonly #ask: Ask;
  readonly #open = new Map<Hash, Promise<unknown>>();

  constructor(chain: Chain, ask: Ask = askHere(chain)) {
    this.#chain = chain;
    this.#ask = ask;
  }

  /** Runs `look` once no other look at the same transaction is under way. */
  async once<T>(hash: Hash, look: () => Promise<T>): Promise<T> {
    for (let other = this.#open.get(hash); other !== undefined; other = this.#open.get(hash)) await other;
    const result = look();
    // Others wait for its end, whatever it is.
    const ended = result.then(
      () => this.#open.delete(hash),
      () => this.#open.delete(hash),
    );
    this.#open.set(hash, ended);
    return result;
  }

  /**
   * Finds out about a transaction; what is given says it. Where blocks come faster than answers, that is what was so on
   * a former block, and a second look is due. Where there was no answer, none is due: it would end like the first.
   */
  async judge(bytes: Uint8Array, source: TransactionSource, client: object): Promise<Judged> {
    for (let attempt = 1; ; attempt += 1) {
      const at = this.#chain.best();
      const { answer, isFinal } = await answerOf(this.#ask({ at, source, bytes }, client));
      const isCurrent = this.#chain.best().hash === at.hash;
      if (isCurrent || isFinal || attempt === MAX_ATTEMPTS) return { judge: () => validityOf(at, answer), isCurrent };
    }
  }
}

/** What was found out about a transaction. */
export interface Judged {
  readonly judge: () => Validity;
  /** True when it is so on the best block. */
  readonly isCurrent: boolean;
}

/** What came of a look. */
export interface Looked {
  /** The answer, or what was thrown instead, for whom it concerns. */
  readonly answer: () => Uint8Array;
  /** True when nobody could answer: that holds whatever block has come meanwhile. */
  readonly isFinal: boolean;
}

/** Waits for what comes of a look. */
export async function answerOf(asked: Promise<Uint8Array>): Promise<Looked> {
  try {
    const answer = await asked;
    return { answer: () => answer, isFinal: false };
  } catch (error) {
    const answer = () => {
      throw error;
    };
    return { answer, isFinal: error instanceof WorkerError };
  }
}

function askHere(chain: Chain): Ask {
  return async ({ at, source, bytes }) =>
    chain.call(at.hash, "TaggedTransactionQueue_validate_transaction", validationInput(source, bytes, at.hash));
}
