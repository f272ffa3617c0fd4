import * as z from "zod";
import { invalidScore, NeuronError } from "./errors.ts";
import { readState, unreadable, writeState } from "./stateFile.ts";

const stored = z.object({
  version: z.literal(1),
  netuid: z.number(),
  scores: z.record(z.string(), z.number().min(0).max(1)),
});

/**
 * Moving averages of miners' scores, by hotkey, so that a newcomer on a uid does not inherit. A miner that was not
 * asked in a round keeps its average.
 */
export class ScoreBook {
  readonly #netuid: number;
  readonly #alpha: number;
  readonly #scores: Map<string, number>;

  /** @param alpha - weight of the newest score, 0 to 1. @throws NeuronError `OPTION_INVALID` */
  constructor(netuid: number, alpha: number, scores: ReadonlyMap<string, number> = new Map()) {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new NeuronError(
        "OPTION_INVALID",
        `the weight of the newest score is ${alpha}`,
        "Give a number from 0 to 1.",
      );
    }
    this.#netuid = netuid;
    this.#alpha = alpha;
    this.#scores = new Map(scores);
  }

  /** Reads a file that `save` wrote; begins anew when there is none. @throws NeuronError `STATE_UNREADABLE` */
  static async load(path: string, netuid: number, alpha: number): Promise<ScoreBook> {
    const parsed = await readState(path, "scores", stored);
    if (parsed === undefined) return new ScoreBook(netuid, alpha);
    if (parsed.netuid !== netuid) throw unreadable("scores", path, `it is of subnet ${parsed.netuid}`);
    return new ScoreBook(netuid, alpha, new Map(Object.entries(parsed.scores)));
  }

  /** Writes the averages, whole or not at all. @throws NeuronError `STATE_UNWRITABLE` */
  async save(path: string): Promise<void> {
    await writeState(path, "scores", { version: 1, netuid: this.#netuid, scores: Object.fromEntries(this.#scores) });
  }

  /** Takes a score of a round, clipped to 0 to 1. @throws NeuronError `SCORE_INVALID` on what is no finite number */
  update(hotkey: string, score: number): void {
    if (!Number.isFinite(score)) throw invalidScore(hotkey, score);
    const clipped = Math.min(1, Math.max(0, score));
    const before = this.#scores.get(hotkey);
    this.#scores.set(hotkey, before === undefined ? clipped : this.#alpha * clipped + (1 - this.#alpha) * before);
  }

  /** Average of a hotkey; `undefined` before its first score. */
  get(hotkey: string): number | undefined {
    return this.#scores.get(hotkey);
  }

  /** Forgets all but these hotkeys. */
  retain(hotkeys: ReadonlySet<string>): void {
    for (const hotkey of this.#scores.keys()) if (!hotkeys.has(hotkey)) this.#scores.delete(hotkey);
  }

  /** Number of hotkeys with a score. */
  get size(): number {
    return this.#scores.size;
  }
}
