import { type NeuronStatus, neuronStatus } from "./status.ts";

/** What is known of one neuron's process. */
export interface NeuronReport {
  /** What it does at present, until it is ready. */
  readonly step: string;
  readonly isReady: boolean;
  /** Its latest answer, shortened. */
  readonly answer: string;
  /** Scores that it gave last, by uid. */
  readonly scores: ReadonlyMap<number, number>;
}

const NOTHING: NeuronReport = { step: "starting", isReady: false, answer: "", scores: new Map() };

/** Gathers what the neurons' processes tell of themselves. Nothing of it is trusted: it is only shown. */
export class StatusBoard {
  readonly #reports = new Map<string, NeuronReport>();

  /** Takes a message of a process; what is not a status is ignored. */
  take(name: string, message: unknown): void {
    const parsed = neuronStatus.safeParse(message);
    if (parsed.success) this.#reports.set(name, apply(this.report(name), parsed.data));
  }

  /** A process has ended: what it said of its state no longer holds. */
  ended(name: string, step: string): void {
    this.#reports.set(name, { ...this.report(name), step, isReady: false });
  }

  report(name: string): NeuronReport {
    return this.#reports.get(name) ?? NOTHING;
  }

  /** Mean of the latest scores that these validators gave to a uid; `undefined` when none did. */
  scoreOf(uid: number, validators: readonly string[]): number | undefined {
    const scores = validators.flatMap((name) => this.report(name).scores.get(uid) ?? []);
    return scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  }
}

function apply(report: NeuronReport, status: NeuronStatus): NeuronReport {
  switch (status.kind) {
    case "progress":
      return { ...report, step: status.step };
    case "ready":
      return { ...report, step: "ready", isReady: true };
    case "answered":
      return { ...report, answer: status.answer };
    case "scored": {
      const scores = new Map(report.scores);
      for (const { uid, score } of status.scores) scores.set(uid, score);
      return { ...report, scores };
    }
  }
}
