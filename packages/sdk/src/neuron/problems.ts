import { CodedError, messageOf, systemCodeOf } from "@opentao/base";
import type { NeuronStatus } from "./contracts.ts";
import { NEURON_ERRORS } from "./errors.ts";

/** Something that is wrong while a neuron goes on. */
export interface Problem {
  /** Stable, upper-case identifier. */
  readonly code: string;
  readonly message: string;
  /** Next step for a person. */
  readonly hint: string;
}

interface Told {
  code: string | undefined;
  at: number;
  /** Times that it happened since it was told. */
  silent: number;
}

/** Between two lines on the same matter, in ms, however often it changes. */
const QUIET_MS = 10_000;
/** Time after which what goes on is told again, in ms. */
const REMIND_MS = 300_000;

/** Message of an error, in its own words; nothing of its stack. A code that is not of OpenTAO is told in it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof CodedError) return { code: error.code, message: error.message, hint: error.hint };
  const { hint } = error instanceof Error && "hint" in error ? error : { hint: undefined };
  const code = systemCodeOf(error);
  const message = messageOf(error) || "it failed without saying why";
  return {
    code: "FAILED",
    message: code !== undefined && !message.includes(code) ? `${message} (${code})` : message,
    hint: typeof hint === "string" && hint !== "" ? hint : NEURON_ERRORS.codes.FAILED.cure,
  };
}

/**
 * Reports problems when they begin, change and end, and otherwise keeps quiet: a request that fails is no line by
 * itself.
 */
export class Problems {
  readonly #told = new Map<string, Told>();
  readonly #tell: (status: NeuronStatus) => void;
  readonly #now: () => number;

  /** @param now - milliseconds on any clock that does not go back */
  constructor(tell: (status: NeuronStatus) => void, now: () => number = () => performance.now()) {
    this.#tell = tell;
    this.#now = now;
  }

  /** True when a line on this matter would be told now. */
  mayTell(matter: string): boolean {
    const last = this.#told.get(matter);
    return last === undefined || this.#now() - last.at >= QUIET_MS;
  }

  /** Something went wrong. */
  report(matter: string, problem: Problem): void {
    const last = this.#told.get(matter);
    const isSame = last?.code === problem.code;
    if (last !== undefined && (!this.mayTell(matter) || (isSame && this.#now() - last.at < REMIND_MS))) {
      last.silent += 1;
      return;
    }
    const times = isSame && last !== undefined ? last.silent + 1 : 1;
    this.#told.set(matter, { code: problem.code, at: this.#now(), silent: 0 });
    this.#tell({ kind: "trouble", ...problem, times });
  }

  /** The same matter goes well. */
  clear(matter: string): void {
    const last = this.#told.get(matter);
    if (last?.code === undefined || !this.mayTell(matter)) return;
    const { code } = last;
    this.#told.set(matter, { code: undefined, at: this.#now(), silent: 0 });
    this.#tell({ kind: "recovered", code });
  }
}
