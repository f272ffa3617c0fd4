import { Counter, Gauge } from "prom-client";
import type { Metrics } from "../primitives/metrics.ts";

/** Metrics of finality by vote. */
export class FinalityMetrics {
  /** Round of votes. */
  readonly round: Gauge;
  /** Number of the set of voters. */
  readonly set: Gauge;
  /** 1 when finality has ended: two chains are finalized, or votes could not be stored. */
  readonly halted: Gauge;
  /** Voters that voted twice. */
  readonly equivocations: Counter;

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.round = new Gauge({ name: "opentao_finality_round", help: "Round of votes", registers });
    this.set = new Gauge({ name: "opentao_finality_set", help: "Number of the set of voters", registers });
    this.halted = new Gauge({
      name: "opentao_finality_halted",
      help: "1 when this node neither votes nor finalizes any more: see its log",
      registers,
    });
    this.equivocations = new Counter({
      name: "opentao_finality_equivocations_total",
      help: "Voters seen to vote twice",
      registers,
    });
    this.halted.set(0);
  }
}
