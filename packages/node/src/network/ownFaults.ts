import { CodedError } from "@opentao/base";
import type { Clock } from "../primitives/clock.ts";
import type { Logger } from "../primitives/logger.ts";

/** A fault of which one was reported is not reported again for this long, in milliseconds. */
const QUIET_MS = 60_000;

/**
 * Reports faults of this node that show while it serves peers, such as a damaged database: they cost the peer nothing,
 * and as often as peers may ask, the log does not fill.
 */
export class OwnFaults {
  readonly #clock: Pick<Clock, "now">;
  readonly #logger: Pick<Logger, "error">;
  /** Time of the last report, and number of those left out since, by code. */
  readonly #reported = new Map<string, { readonly at: number; suppressed: number }>();

  constructor(clock: Pick<Clock, "now">, logger: Pick<Logger, "error">) {
    this.#clock = clock;
    this.#logger = logger;
  }

  /** Logs an error: of each code once a minute, with the number of those that were `suppressed` before. */
  report(error: unknown, fields: object, message: string): void {
    const code = codeOf(error);
    const last = this.#reported.get(code);
    const now = this.#clock.now();
    // A clock that was set back keeps nothing quiet.
    if (last !== undefined && Math.abs(now - last.at) < QUIET_MS) {
      last.suppressed += 1;
      return;
    }
    this.#reported.set(code, { at: now, suppressed: 0 });
    this.#logger.error({ ...fields, error, suppressed: last?.suppressed ?? 0 }, message);
  }
}

function codeOf(error: unknown): string {
  if (error instanceof CodedError) return `${error.name} ${error.code}`;
  return error instanceof Error ? error.name : typeof error;
}
