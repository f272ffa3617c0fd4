import { describe, expect, it } from "vitest";
import { FairQueue } from "../../src/workers/fairQueue.ts";

const BOUNDS = { perClient: 3, total: 5, running: 1 };

const still = (): number => 0;

describe("a fair queue", () => {
  it("lets whoever used the least time of late go first, and forgets with time", () => {
    let now = 0;
    const queue = new FairQueue<string>(BOUNDS, () => now);
    const [heavy, light] = [{}, {}];
    const runs = (ms: number): string | undefined => {
      const next = queue.take(1);
      next?.done(ms);
      return next?.items[0];
    };
    for (const item of ["h1", "h2", "h3"]) queue.push(heavy, item);
    expect(runs(1000)).toBe("h1");
    for (const item of ["l1", "l2"]) queue.push(light, item);
    expect([runs(100), runs(100)]).toEqual(["l1", "l2"]);
    expect(queue.usedMs).toBe(1200);
    // Who comes again with nothing in line is remembered.
    queue.push(light, "l3");
    expect([runs(100), runs(0), runs(0)]).toEqual(["l3", "h2", "h3"]);
    now += 600_000;
    queue.push(heavy, "h4");
    queue.push(light, "l4");
    expect(queue.usedMs).toBeLessThan(1);
    expect([runs(1), runs(1)].sort()).toEqual(["h4", "l4"]);
  });

  it("gives each client its turn, however much one asks for", () => {
    const queue = new FairQueue<string>({ ...BOUNDS, running: 9 }, still);
    const [greedy, modest] = [{}, {}];
    for (const item of ["g1", "g2", "g3"]) queue.push(greedy, item);
    queue.push(modest, "m1");
    const order: (string | undefined)[] = [];
    for (let next = queue.take(1); next !== undefined; next = queue.take(1)) order.push(next.items[0]);
    expect(order).toEqual(["g1", "m1", "g2", "g3"]);
  });

  it("takes no more of a client, and of all, than its bounds", () => {
    const queue = new FairQueue<number>(BOUNDS, still);
    const clients = [{}, {}, {}];
    expect([1, 2, 3, 4].map((item) => queue.push(clients[0] ?? {}, item))).toEqual([true, true, true, false]);
    expect([1, 2, 3].map((item) => queue.push(clients[1] ?? {}, item))).toEqual([true, true, false]);
    expect(queue.push(clients[2] ?? {}, 1)).toBe(false);
    expect(queue.size).toBe(5);
  });

  it("lets a client have only so many out at a time", () => {
    const queue = new FairQueue<number>(BOUNDS, still);
    const client = {};
    queue.push(client, 1);
    queue.push(client, 2);
    const first = queue.take(1);
    expect(queue.take(1)).toBeUndefined();
    first?.done(0);
    expect(queue.take(1)?.items[0]).toBe(2);
    expect(queue.clear()).toEqual([]);
  });

  it("takes several items of a client in a turn, and puts back what was left before the others", () => {
    const queue = new FairQueue<number>(BOUNDS, still);
    const [first, other] = [{}, {}];
    for (const item of [1, 2, 3]) queue.push(first, item);
    queue.push(other, 9);
    const turn = queue.take(2);
    expect(turn?.items).toEqual([1, 2]);
    expect([queue.take(2)?.items, queue.size]).toEqual([[9], 1]);
    turn?.done(0, [2]);
    expect([queue.size, queue.take(5)?.items, queue.size]).toEqual([2, [2, 3], 0]);
  });

  it("gives back all that waits", () => {
    const queue = new FairQueue<number>(BOUNDS, still);
    queue.push({}, 1);
    queue.push({}, 2);
    expect(queue.clear()).toEqual([1, 2]);
    expect(queue.size).toBe(0);
    expect(queue.take(1)).toBeUndefined();
  });
});
