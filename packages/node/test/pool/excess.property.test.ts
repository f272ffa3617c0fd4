import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PoolError } from "../../src/pool/errors.ts";
import { leastUrgent, leastWanted, type Measure, Tally } from "../../src/pool/excess.ts";
import { Queues } from "../../src/pool/queues.ts";
import type { PoolTransaction } from "../../src/pool/transaction.ts";

const SENDERS = [undefined, "0x01", "0x02", "0x03"] as const;
const MEASURES: readonly Measure[] = ["count", "bytes"];
const NONE = { count: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

interface Made {
  readonly sender: number;
  readonly nonce: number;
  readonly priority: number;
  readonly length: number;
}
const made: fc.Arbitrary<Made> = fc.record({
  sender: fc.nat(SENDERS.length - 1),
  nonce: fc.nat(3),
  priority: fc.nat(2),
  length: fc.nat(3),
});

/** A transaction that requires the one of the same sender before it. */
function transaction({ sender, nonce, priority, length }: Made, sequence: number): PoolTransaction {
  return {
    hash: `0x${sequence}`,
    opaque: new Uint8Array(),
    bytes: new Uint8Array(length),
    source: "External",
    sender: SENDERS[sender],
    sequence,
    priority: BigInt(priority),
    requires: nonce === 0 ? [] : [`${sender}/${nonce - 1}`],
    provides: [`${sender}/${nonce}`],
    validTill: Number.POSITIVE_INFINITY,
    propagate: true,
  };
}

const amount = (list: readonly PoolTransaction[], measure: Measure) =>
  list.reduce((sum, { bytes }) => sum + (measure === "count" ? 1 : bytes.length), 0);

/** Those of the sender who has the most, looked for among all. */
function ofGreediest(list: readonly PoolTransaction[], measure: Measure): PoolTransaction[] {
  const of = (sender: string | undefined) =>
    amount(
      list.filter((one) => one.sender === sender),
      measure,
    );
  const most = Math.max(...SENDERS.map(of));
  return list.filter(({ sender }) => of(sender) === most);
}

function naivelyLeastUrgent(list: readonly PoolTransaction[], measure: Measure): PoolTransaction | undefined {
  const lowest = list.map(({ priority }) => priority).sort((a, b) => Number(a - b))[0];
  const candidates = ofGreediest(
    list.filter(({ priority }) => priority === lowest),
    measure,
  );
  return candidates.sort((a, b) => b.sequence - a.sequence)[0];
}

const naively = {
  ready: naivelyLeastUrgent,
  future: (list: readonly PoolTransaction[], measure: Measure) =>
    naivelyLeastUrgent(ofGreediest(list, measure), measure),
};

describe("the tally of a queue", () => {
  it("is the sum of what each sender has, and names whom a look through all names", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(made, fc.option(fc.nat(30))), { maxLength: 60 }), (steps) => {
        const tallies = { ready: new Tally(leastUrgent), future: new Tally(leastWanted) };
        const list: PoolTransaction[] = [];
        for (const [sequence, [one, leaving]] of steps.entries()) {
          const added = transaction(one, sequence);
          list.push(added);
          const gone = leaving === null ? [] : list.splice(leaving % list.length, 1);
          for (const queue of ["ready", "future"] as const) {
            const tally = tallies[queue];
            tally.add(added);
            for (const left of gone) tally.remove(left);
            for (const sender of SENDERS) {
              const own = list.filter((other) => other.sender === sender);
              expect(tally.of(sender)).toEqual({ count: own.length, bytes: amount(own, "bytes") });
            }
            for (const measure of MEASURES) expect(tally.first(measure)).toBe(naively[queue](list, measure));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("takes a new transaction, and finds the one to leave out, with few looks at the others", () => {
    let looks = 0;
    const watched = (sequence: number): PoolTransaction => {
      const one = transaction({ sender: 1, nonce: 0, priority: 1, length: 1 }, sequence);
      return {
        ...one,
        sender: `0x${sequence % 4096}`,
        get sequence() {
          looks += 1;
          return sequence;
        },
      };
    };
    for (const rule of [leastUrgent, leastWanted]) {
      const tally = new Tally(rule);
      for (let sequence = 0; sequence < 8192; sequence += 1) tally.add(watched(sequence));
      looks = 0;
      tally.add(watched(8192));
      const worst = tally.first("count");
      if (worst !== undefined) tally.remove(worst);
      expect(looks).toBeLessThan(500);
    }
  });
});

type Step =
  | { readonly kind: "insert"; readonly made: Made }
  | { readonly kind: "remove" | "drop" | "refresh"; readonly index: number; readonly priority: number }
  | { readonly kind: "satisfy"; readonly made: Made };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("insert" as const), made }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("satisfy" as const), made }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("remove" as const, "drop" as const, "refresh" as const),
      index: fc.nat(20),
      priority: fc.nat(2),
    }),
  },
);

const allOf = (queues: Queues): PoolTransaction[] => [...queues.ready(), ...queues.future()];

function take(queues: Queues, one: Step, sequence: number): void {
  if (one.kind === "insert") queues.insert(transaction(one.made, sequence));
  else if (one.kind === "satisfy") queues.satisfy(transaction(one.made, sequence).provides);
  else {
    const all = allOf(queues);
    const chosen = all[one.index % Math.max(1, all.length)];
    if (chosen === undefined) return;
    if (one.kind === "remove") queues.remove(chosen.hash);
    else if (one.kind === "drop") queues.removeWithDependents(chosen.hash);
    else queues.refresh(chosen.hash, { ...chosen, priority: BigInt(one.priority), validTill: sequence });
  }
}

it("queues know what to leave out and what is over, whatever came, left, became ready or was validated anew", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const ignore = () => undefined;
      const queues = new Queues({ becameReady: ignore, becameFuture: ignore, usurped: ignore });
      for (const [sequence, one] of steps.entries()) {
        try {
          take(queues, one, sequence);
        } catch (error) {
          if (!(error instanceof PoolError)) throw error;
        }
        for (const height of [sequence - 3, sequence, 0]) {
          const over = allOf(queues).filter(({ validTill }) => validTill <= height);
          expect(queues.expired(height).sort()).toEqual(over.map(({ hash }) => hash).sort());
        }
        const lists = { ready: [...queues.ready()], future: queues.future() };
        for (const queue of ["ready", "future"] as const) {
          for (const measure of MEASURES) {
            const expected = amount(lists[queue], measure) > 0 ? naively[queue](lists[queue], measure) : undefined;
            expect(queues.excess(queue, { ...NONE, [measure]: 0 })).toEqual(expected);
          }
        }
      }
    }),
    { numRuns: 500 },
  );
});
