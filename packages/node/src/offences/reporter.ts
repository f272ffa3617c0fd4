import { bytes, option } from "@opentao/codec";
import { EquivocationProof } from "@opentao/consensus";
import { type Runtime, RuntimePanic } from "@opentao/runtime/boundary";
import type { Chain } from "../chain/index.ts";
import { PoolError, type TransactionPool } from "../pool/index.ts";
import type { Logger } from "../primitives/logger.ts";

/** Inputs of reports. */
export interface OffenceReporterOptions {
  readonly chain: Pick<Chain, "best" | "call">;
  readonly runtime: Pick<Runtime, "methods">;
  readonly pool: Pick<TransactionPool, "submit">;
  readonly logger: Logger;
}

/** Methods of the runtime that take reports. */
export type OffenceReport = "OffencesApi_report_author" | "OffencesApi_report_voter";

/** Number of reported offences that are remembered. */
const REMEMBERED = 1024;

const Extrinsic = option(bytes());

/** Reports offences of authorities to the chain, each once, where the runtime takes reports. */
export class OffenceReporter {
  readonly #options: OffenceReporterOptions;
  readonly #reported = new Set<string>();

  constructor(options: OffenceReporterOptions) {
    this.#options = options;
  }

  /**
   * @param offence - names the offence among others of its kind
   * @param proof - as the runtime's method takes it
   */
  report(method: OffenceReport, offence: string, proof: Uint8Array): void {
    const { runtime, logger } = this.#options;
    if (!this.#isNew(`${method} ${offence}`)) return;
    logger.warn({ offence, method }, "an authority committed an offence");
    if (!runtime.methods.includes(method)) return;
    try {
      this.#submit(method, proof);
    } catch (error) {
      // Another node's report may be there before ours; a runtime that cannot read the proof is no reason to stop.
      if (!(error instanceof PoolError || error instanceof RuntimePanic)) throw error;
      logger.debug({ offence, error }, "an offence was not reported");
    }
  }

  #submit(method: OffenceReport, proof: Uint8Array): void {
    const { chain, pool } = this.#options;
    const extrinsic = Extrinsic.decode(chain.call(chain.best().hash, method, proof));
    if (extrinsic !== undefined) pool.submit(extrinsic, "Local");
  }

  #isNew(offence: string): boolean {
    if (this.#reported.has(offence)) return false;
    this.#reported.add(offence);
    for (const oldest of this.#reported) {
      if (this.#reported.size <= REMEMBERED) break;
      this.#reported.delete(oldest);
    }
    return true;
  }
}

/** Reports a voter that voted twice. */
export function reportVoter(reporter: OffenceReporter, proof: EquivocationProof): void {
  const { setId, equivocation } = proof;
  const { round, id } = equivocation.value;
  const offence = `${setId}/${round}/${equivocation.type}/${id}`;
  reporter.report("OffencesApi_report_voter", offence, EquivocationProof.encode(proof));
}
