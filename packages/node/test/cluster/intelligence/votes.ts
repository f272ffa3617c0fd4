import { decodeJustification } from "@opentao/consensus";
import type { Member } from "../member.ts";

/** Voters whose votes finalized blocks, as some machines saw it. */
export class Votes {
  /** Number of votes that each key has cast that finalized a block somewhere; keys as hex digits. */
  readonly byKey = new Map<string, number>();

  /** Counts the votes that finalize blocks on a machine. */
  watch({ name, node }: Member): void {
    const { finality } = node.services;
    if (finality === undefined) throw new Error(`${name} takes no votes`);
    finality.onJustification((justification) => {
      for (const { id } of decodeJustification(justification).commit.precommits) {
        this.byKey.set(id, (this.byKey.get(id) ?? 0) + 1);
      }
    });
  }

  /** Number of those that were cast with some keys. */
  of(keys: Iterable<string>): number {
    return [...keys].reduce((sum, key) => sum + (this.byKey.get(key) ?? 0), 0);
  }
}
