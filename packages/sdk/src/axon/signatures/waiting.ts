import { SIGNATURES_TOGETHER } from "@opentao/crypto";
import type { SignatureClaim } from "../../synapse/signing.ts";

/** A signature that waits to be checked. */
export interface Check {
  readonly signed: SignatureClaim;
  /** True when it comes from where a right one has come from. */
  readonly isProven: boolean;
  readonly settle: (isRight: boolean) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Signatures that wait, in the order in which they came. A false one makes its batch dear for the others, so that those
 * of strangers are never in one batch with those of who has proved himself.
 */
export class WaitingChecks {
  #checks: Check[] = [];

  get count(): number {
    return this.#checks.length;
  }

  add(check: Check): void {
    this.#checks.push(check);
  }

  /** Takes the next batch: the first that waits and those like it, some at most. Empty when none wait. */
  take(): readonly Check[] {
    const [first] = this.#checks;
    const batch: Check[] = [];
    const rest: Check[] = [];
    for (const check of this.#checks) {
      const isNext = batch.length < SIGNATURES_TOGETHER && check.isProven === first?.isProven;
      (isNext ? batch : rest).push(check);
    }
    this.#checks = rest;
    return batch;
  }
}
