import type { TransactionSource } from "@opentao/codec/primitives";
import type { Extrinsic } from "../chain/blocks/extrinsic.ts";
import type { BlockRef, Chain, Hash } from "../chain/interface.ts";
import type { ValidationInput, ValidationOutput } from "../jobs/interface.ts";
import type { RecentBlocks } from "./recentBlocks.ts";
import { senderOf, VALIDATE, type Validity, validationInput } from "./transaction.ts";
import { validityOf } from "./validator.ts";

/** Asks the runtime whether a transaction could stand in the block after the best one, when its turn has come. */
export type Ask = (transaction: ValidationInput, client: object) => Promise<Pick<ValidationOutput, "at" | "answer">>;

/** Times that a transaction is validated while new blocks come. */
const MAX_ATTEMPTS = 3;

/** Transactions of others that are being validated. */
export class Offers {
  readonly #chain: Chain;
  readonly #ask: Ask;
  readonly #recent: Pick<RecentBlocks, "since">;
  /** Ends of the last of each transaction. */
  readonly #open = new Map<Hash, Promise<void>>();

  constructor(chain: Chain, recent: Pick<RecentBlocks, "since">, ask: Ask = askHere(chain)) {
    this.#chain = chain;
    this.#recent = recent;
    this.#ask = ask;
  }

  /**
   * Runs `work` after all others of the same transaction, one after the other: each waits for the one before it. Where
   * all were told of each end, many who offer the same bytes would be work that grows with the square of their number.
   */
  once<T>(hash: Hash, work: () => Promise<T>): Promise<T> {
    const result = this.#open.get(hash)?.then(work) ?? work();
    const end = (): void => {
      if (this.#open.get(hash) === ended) this.#open.delete(hash);
    };
    // Others wait for its end, whatever it is.
    const ended = result.then(end, end);
    this.#open.set(hash, ended);
    return result;
  }

  /**
   * Validates a transaction; anew, three times at most, where a block that came meanwhile has to do with it. Where
   * there was no answer no other is asked for: it would end like the first.
   */
  async validate({ opaque, bytes }: Extrinsic, source: TransactionSource, client: object): Promise<Validation> {
    for (let attempt = 1; ; attempt += 1) {
      const answered = await answerOf(this.#ask({ source, opaque }, client), this.#chain.best());
      const now = findNow(answered, bytes, this.#chain, this.#recent);
      if (now !== undefined) return { findValidity: now, isCurrent: true };
      if (attempt === MAX_ATTEMPTS) return { findValidity: answered.findValidity, isCurrent: false };
    }
  }
}

/** Result of a validation. */
export interface Validation {
  /** Returns the validity, or throws why there is none. */
  readonly findValidity: () => Validity;
  /** True when it is so on the best block. */
  readonly isCurrent: boolean;
}

/** Outcome of a request to validate. */
export interface Answered extends Pick<Validation, "findValidity"> {
  /** The block over whose state it was validated; `undefined` when there was no answer. */
  readonly at: BlockRef | undefined;
}

/** Waits for the outcome of a request to validate. @param best - the best block when it was made */
export async function answerOf(asked: ReturnType<Ask>, best: BlockRef): Promise<Answered> {
  try {
    const { at, answer } = await asked;
    return { at, findValidity: () => validityOf(at, () => answer) };
  } catch (error) {
    const fail = () => {
      throw error;
    };
    return { at: undefined, findValidity: () => validityOf(best, fail) };
  }
}

/**
 * Finds the validity on the best block of a transaction that was validated, as though the answer had come before the
 * blocks since; `undefined` when it has to be validated anew.
 */
export function findNow(
  { at, findValidity }: Answered,
  bytes: Uint8Array,
  chain: Pick<Chain, "best">,
  recent: Pick<RecentBlocks, "since">,
): Validation["findValidity"] | undefined {
  const best = chain.best();
  if (at === undefined || at.hash === best.hash) return findValidity;
  const since = recent.since(at.hash);
  if (since === undefined) return undefined;
  let before: Validity;
  try {
    before = findValidity();
  } catch {
    return findValidity; // which throws it to whoever asks
  }
  const now = since.after(before, senderOf(bytes));
  return now !== undefined && now.validTill > best.number ? () => now : undefined;
}

function askHere(chain: Chain): Ask {
  return async ({ source, opaque }) => {
    const at = chain.best();
    return { at, answer: chain.call(at.hash, VALIDATE, validationInput(source, opaque, at.hash)) };
  };
}
