import type { Head } from "@opentao/sdk/browser";
import type { Fault } from "./fault.ts";

/** Conditions of a connection that are wrong as long as they hold; the gravest comes first. */
const GRAVITY = [
  "otherChain",
  "unreachable",
  "notAChain",
  "refused",
  "unknown",
  "lost",
  "backwards",
  "slow",
  "stalled",
];

/** Conditions of a connection that are wrong at a moment: each is noted when it begins and when it ends. */
export class Conditions {
  readonly #holding = new Map<string, Fault>();

  /** Notes that something is wrong. */
  begin(fault: Fault): void {
    this.#holding.set(fault.kind, fault);
  }

  /** Notes that it is no more. */
  end(kind: Fault["kind"]): void {
    this.#holding.delete(kind);
  }

  /** Forgets all of them. */
  clear(): void {
    this.#holding.clear();
  }

  /** The gravest of what is wrong. */
  get gravest(): Fault | undefined {
    const kinds = [...this.#holding.keys()].sort((a, b) => GRAVITY.indexOf(a) - GRAVITY.indexOf(b));
    return this.#holding.get(kinds[0] ?? "");
  }
}

/** Watches that a node never shows less than it had finalized before. */
export class FinalizedWatch {
  #highest: Head | undefined;
  #ofFinalized: Fault | undefined;
  #ofBest: Fault | undefined;

  /** Takes a finalized block. */
  finalized(head: Head): void {
    const highest = this.#highest;
    if (highest === undefined || head.number > highest.number) {
      this.#highest = head;
      this.#ofFinalized = undefined;
    } else if (head.hash !== highest.hash) {
      this.#ofFinalized = backwards(head, highest);
    }
  }

  /** Takes a best block. */
  best(head: Head): void {
    const highest = this.#highest;
    const isBehind = highest !== undefined && head.number < highest.number;
    this.#ofBest = isBehind ? backwards(head, highest) : undefined;
  }

  /** Says what is wrong now. */
  get fault(): Fault | undefined {
    return this.#ofFinalized ?? this.#ofBest;
  }
}

function backwards(head: Head, highest: Head): Fault {
  return { kind: "backwards", detail: `${head.number} ${head.hash} < ${highest.number} ${highest.hash}` };
}
