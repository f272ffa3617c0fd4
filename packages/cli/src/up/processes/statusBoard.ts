import type { ErrorDescription } from "../../output/errors.ts";
import { type ProcessStatus, processStatus, type ToldScore } from "../../shared/processStatus.ts";

/** What is wrong with a process. */
export interface Problem {
  /** The process. */
  readonly name: string;
  readonly message: string;
  /** What to do; empty when nothing is known. */
  readonly hint: string;
}

/** Kinds of trouble of one process that are kept at most. */
const MOST_TROUBLES = 16;

/** What is known of one process. */
export interface ProcessReport {
  /** What it does at present, until it is ready. */
  readonly step: string;
  /** How far that is, 0 to 1. */
  readonly fraction: number;
  readonly isReady: boolean;
  /** Where the peers of a node reach it. */
  readonly addresses: readonly string[];
  /** Its latest answer, shortened. */
  readonly answer: string;
  /** Scores that it gave last, by uid. */
  readonly scores: ReadonlyMap<number, number>;
  /** The scores of its last round. */
  readonly round: readonly ToldScore[];
  /** What is wrong while it goes on, by code. */
  readonly troubles: ReadonlyMap<string, Omit<Problem, "name">>;
  /** How often it has ended by itself since it was ready last. */
  readonly exits: number;
  /** Why it ended last, as far as it said. */
  readonly failure: ErrorDescription | undefined;
}

const NOTHING: ProcessReport = {
  step: "starting",
  fraction: 0,
  isReady: false,
  addresses: [],
  answer: "",
  scores: new Map(),
  round: [],
  troubles: new Map(),
  exits: 0,
  failure: undefined,
};

/** Gathers what the processes tell of themselves. Nothing of it is trusted: it is only shown. */
export class StatusBoard {
  readonly #reports = new Map<string, ProcessReport>();

  /** Takes a message of a process; what is not a status is ignored. */
  take(name: string, message: unknown): void {
    const parsed = processStatus.safeParse(message);
    if (parsed.success) this.#reports.set(name, apply(this.report(name), parsed.data));
  }

  /** A process has ended by itself: what it said of its state no longer holds. */
  ended(name: string, code: number | null, restartInMs: number): void {
    const { failure, exits, ...report } = this.report(name);
    const why = failure === undefined ? `ended with ${code === null ? "a signal" : `code ${code}`}` : failure.message;
    const step = `${why}; starts again in ${(restartInMs / 1000).toFixed(1)} s`;
    this.#reports.set(name, {
      ...report,
      failure,
      step,
      fraction: 0,
      isReady: false,
      troubles: new Map(),
      exits: exits + 1,
    });
  }

  report(name: string): ProcessReport {
    return this.#reports.get(name) ?? NOTHING;
  }

  /**
   * What is wrong: processes that have ended by themselves and are not ready again, and what others tell of their
   * troubles.
   */
  problems(): Problem[] {
    return [...this.#reports].flatMap(([name, { exits, isReady, step, failure, troubles }]) => [
      ...(exits > 0 && !isReady ? [{ name, message: step, hint: failure?.hint ?? "" }] : []),
      ...[...troubles.values()].map((trouble) => ({ name, ...trouble })),
    ]);
  }

  /** The same, a line each. */
  troubles(): string[] {
    return this.problems().map(({ name, message }) => `${name}: ${message}`);
  }

  /** Mean of the latest scores that these validators gave to a uid; `undefined` when none did. */
  scoreOf(uid: number, validators: readonly string[]): number | undefined {
    const scores = validators.flatMap((name) => this.report(name).scores.get(uid) ?? []);
    return scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  }
}

function ready(report: ProcessReport, step: string): ProcessReport {
  return { ...report, step, fraction: 1, isReady: true, exits: 0, failure: undefined };
}

function withTrouble(
  troubles: ProcessReport["troubles"],
  { code, message, hint, times }: Extract<ProcessStatus, { kind: "trouble" }>,
): ProcessReport["troubles"] {
  const text = times > 1 ? `${message} (${times} times)` : message;
  return new Map(
    [...troubles]
      .slice(-MOST_TROUBLES)
      .concat([[code, { message: text, hint }]])
      .slice(-MOST_TROUBLES),
  );
}

function apply(report: ProcessReport, status: ProcessStatus): ProcessReport {
  switch (status.kind) {
    case "progress":
      return { ...report, step: status.step, fraction: status.fraction ?? 0 };
    case "ready":
      return ready(report, status.kind);
    case "serving":
      return { ...ready(report, status.kind), addresses: status.addresses ?? [] };
    case "answered":
      return { ...report, answer: status.answer };
    case "scored": {
      const scores = new Map(report.scores);
      for (const { uid, score } of status.scores) scores.set(uid, score);
      return { ...report, scores, round: status.scores };
    }
    case "trouble":
      return { ...report, troubles: withTrouble(report.troubles, status) };
    case "recovered":
      return { ...report, troubles: new Map([...report.troubles].filter(([code]) => code !== status.code)) };
    case "failed": {
      const { code, message, hint } = status;
      return { ...report, failure: hint === undefined ? { code, message } : { code, message, hint } };
    }
  }
}
