import type { ErrorDescription } from "../../output/errors.ts";
import { type ProcessStatus, processStatus, type ReportedScore } from "../../shared/processStatus.ts";

/** Something about a process that an operator should act on. */
export interface Issue {
  /** Name of the process. */
  readonly name: string;
  readonly message: string;
  /** Advice on what to do; empty when there is none. */
  readonly hint: string;
}

/** Issues of one process that are kept at most. */
const MAX_ISSUES = 16;

/** State of one process, by its own word. */
export interface ProcessReport {
  /** Step of its start. */
  readonly step: string;
  /** Progress of that step, 0 to 1. */
  readonly fraction: number;
  readonly isReady: boolean;
  /** Addresses at which the peers of a node reach it. */
  readonly addresses: readonly string[];
  /** Last block of the index. */
  readonly height: number | undefined;
  /** Its latest answer, shortened. */
  readonly answer: string;
  /** Latest score that it gave each UID. */
  readonly scores: ReadonlyMap<number, number>;
  /** The scores of its last round. */
  readonly round: readonly ReportedScore[];
  /** Issues that last, by code. */
  readonly issues: ReadonlyMap<string, Omit<Issue, "name">>;
  /** Exits by itself since it was ready last. */
  readonly exits: number;
  /** Reason for which it ended last, if it reported one. */
  readonly failure: ErrorDescription | undefined;
}

const NOTHING: ProcessReport = {
  step: "starting",
  fraction: 0,
  isReady: false,
  addresses: [],
  height: undefined,
  answer: "",
  scores: new Map(),
  round: [],
  issues: new Map(),
  exits: 0,
  failure: undefined,
};

/** Gathers the statuses that processes report. Nothing of it is trusted: it is only shown. */
export class StatusBoard {
  readonly #reports = new Map<string, ProcessReport>();

  /** Takes a message of a process; a message that is no status is ignored. */
  receive(name: string, message: unknown): void {
    const parsed = processStatus.safeParse(message);
    if (parsed.success) this.#reports.set(name, apply(this.report(name), parsed.data));
  }

  /** Notes that a process has ended by itself: its state no longer holds. */
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
      issues: new Map(),
      exits: exits + 1,
    });
  }

  report(name: string): ProcessReport {
    return this.#reports.get(name) ?? NOTHING;
  }

  /**
   * Returns the issues of all processes: those that have ended by themselves and are not ready again, and those that
   * processes report.
   */
  issues(): Issue[] {
    return [...this.#reports].flatMap(([name, { exits, isReady, step, failure, issues }]) => [
      ...(exits > 0 && !isReady ? [{ name, message: step, hint: failure?.hint ?? "" }] : []),
      ...[...issues.values()].map((issue) => ({ name, ...issue })),
    ]);
  }

  /** Returns the issues, a line each. */
  issueLines(): string[] {
    return this.issues().map(({ name, message }) => `${name}: ${message}`);
  }

  /** Returns the mean of the latest scores that these validators gave a UID; `undefined` when none did. */
  scoreOf(uid: number, validators: readonly string[]): number | undefined {
    const scores = validators.flatMap((name) => this.report(name).scores.get(uid) ?? []);
    return scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  }
}

function ready(report: ProcessReport, step: string): ProcessReport {
  return { ...report, step, fraction: 1, isReady: true, exits: 0, failure: undefined };
}

function withIssue(
  issues: ProcessReport["issues"],
  { code, message, hint, times }: Extract<ProcessStatus, { kind: "trouble" }>,
): ProcessReport["issues"] {
  const text = times > 1 ? `${message} (${times} times)` : message;
  return new Map([...issues, [code, { message: text, hint }] as const].slice(-MAX_ISSUES));
}

function apply(report: ProcessReport, status: ProcessStatus): ProcessReport {
  switch (status.kind) {
    case "progress":
      return { ...report, step: status.step, fraction: status.fraction ?? 0 };
    case "ready":
      return ready(report, status.kind);
    case "serving":
      return { ...ready(report, status.kind), addresses: status.addresses ?? [] };
    case "indexed":
      return { ...report, height: status.height };
    case "answered":
      return { ...report, answer: status.answer };
    case "scored": {
      const scores = new Map(report.scores);
      for (const { uid, score } of status.scores) scores.set(uid, score);
      return { ...report, scores, round: status.scores };
    }
    case "trouble":
      return { ...report, issues: withIssue(report.issues, status) };
    case "recovered":
      return { ...report, issues: new Map([...report.issues].filter(([code]) => code !== status.code)) };
    case "failed": {
      const { code, message, hint } = status;
      return { ...report, failure: hint === undefined ? { code, message } : { code, message, hint } };
    }
  }
}
