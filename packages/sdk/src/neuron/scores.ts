import { randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { messageOf } from "../error.ts";
import { NeuronError } from "./error.ts";

const stored = z.object({
  version: z.literal(1),
  netuid: z.number(),
  scores: z.record(z.string(), z.number().min(0).max(1)),
});

/**
 * Moving averages of miners' scores, by hotkey, so that a newcomer on a uid does not inherit. A miner that was not asked in a
 * round keeps its average.
 */
export class ScoreBook {
  readonly #netuid: number;
  readonly #alpha: number;
  readonly #scores: Map<string, number>;

  /** @param alpha - weight of the newest score, 0 to 1 */
  constructor(netuid: number, alpha: number, scores: ReadonlyMap<string, number> = new Map()) {
    this.#netuid = netuid;
    this.#alpha = alpha;
    this.#scores = new Map(scores);
  }

  /** Reads a file that `save` wrote; begins anew when there is none. @throws NeuronError `STATE_UNREADABLE` */
  static async load(path: string, netuid: number, alpha: number): Promise<ScoreBook> {
    const unreadable = (reason: string): NeuronError =>
      new NeuronError("STATE_UNREADABLE", `the scores in ${path} cannot be used: ${reason}`, "Move the file away.");
    let text: string;
    try {
      text = await readFile(path, "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return new ScoreBook(netuid, alpha);
      throw unreadable(messageOf(error));
    }
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      throw unreadable("it is not JSON");
    }
    const parsed = stored.safeParse(json).data;
    if (parsed === undefined) throw unreadable("it is no file of scores");
    if (parsed.netuid !== netuid) throw unreadable(`it is of subnet ${parsed.netuid}`);
    return new ScoreBook(netuid, alpha, new Map(Object.entries(parsed.scores)));
  }

  /** Writes the averages, whole or not at all. @throws NeuronError `STATE_UNWRITABLE` */
  async save(path: string): Promise<void> {
    const temporary = `${path}.${randomUUID()}.tmp`;
    const contents = { version: 1, netuid: this.#netuid, scores: Object.fromEntries(this.#scores) };
    try {
      await writeFile(temporary, JSON.stringify(contents), { mode: 0o600 });
      await rename(temporary, path);
    } catch (error) {
      const message = `the scores cannot be written to ${path}: ${messageOf(error)}`;
      throw new NeuronError("STATE_UNWRITABLE", message, "Check the folder and the space on the disk.");
    }
  }

  /** Takes a score of a round; what is no number from 0 to 1 counts as 0 or is clipped. */
  update(hotkey: string, score: number): void {
    const clipped = Number.isNaN(score) ? 0 : Math.min(1, Math.max(0, score));
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
