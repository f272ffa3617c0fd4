import { isSignedBy, type SignedMessage } from "../../synapse/signing.ts";
import type { SignatureChecker } from "./checker.ts";
import { CheckingPool, type PoolOptions } from "./pool.ts";

/** Checks signatures here until there are more than so many a second, from then on in threads. */
export class LoadedChecker implements SignatureChecker {
  readonly #options: PoolOptions;
  readonly #busy: number;
  readonly #clock: () => number;
  #pool: CheckingPool | undefined;
  #since = Number.NEGATIVE_INFINITY;
  #count = 0;

  /**
   * @param busy - signatures a second
   * @param clock - milliseconds
   */
  constructor(options: PoolOptions, busy: number, clock: () => number) {
    this.#options = options;
    this.#busy = busy;
    this.#clock = clock;
  }

  /** True when threads have been started. */
  get hasThreads(): boolean {
    return this.#pool !== undefined;
  }

  check(signed: SignedMessage): boolean | Promise<boolean> {
    if (this.#pool !== undefined) return this.#pool.check(signed);
    const now = this.#clock();
    if (Math.abs(now - this.#since) >= 1000) {
      this.#since = now;
      this.#count = 0;
    }
    this.#count += 1;
    if (this.#count > this.#busy) this.#pool = new CheckingPool(this.#options);
    return isSignedBy(signed);
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.close();
  }
}
