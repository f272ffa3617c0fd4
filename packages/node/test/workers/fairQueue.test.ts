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
      const [next] = queue.take(1);
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
    for (let [next] = queue.take(1); next !== undefined; [next] = queue.take(1)) order.push(next.items[0]);
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
    const [first] = queue.take(1);
    expect(queue.take(1)).toEqual([]);
    first?.done(0);
    expect(queue.take(1)[0]?.items).toEqual([2]);
    expect(queue.clear()).toEqual([]);
  });

  it("takes as many items of each client in a turn, and puts back what was left before the others", () => {
    const queue = new FairQueue<number>({ ...BOUNDS, total: 9 }, still);
    const [first, second, third] = [{}, {}, {}];
    for (const item of [1, 2, 3]) queue.push(first, item);
    for (const item of [4, 5, 6]) queue.push(second, item);
    queue.push(third, 9);
    const items = (turns: ReturnType<typeof queue.take>) => turns.map((turn) => turn.items);
    const turns = queue.take(4);
    // What the third does not need would go to those after it.
    expect([items(turns), queue.size]).toEqual([[[1, 2], [4], [9]], 3]);
    for (const turn of turns.slice(1)) turn.done(0);
    expect([items(queue.take(9)), queue.size]).toEqual([[[5, 6]], 1]);
    turns[0]?.done(0, [2]);
    expect([queue.size, items(queue.take(5)), queue.size]).toEqual([2, [[2, 3]], 0]);
  });

  it("gives what clients do not need to those who used more", () => {
    let now = 0;
    const queue = new FairQueue<number>({ ...BOUNDS, perClient: 9, total: 9 }, () => now);
    const [heavy, light] = [{}, {}];
    queue.push(heavy, 0);
    queue.take(1)[0]?.done(500);
    now += 1;
    for (const item of [1, 2, 3, 4]) queue.push(heavy, item);
    queue.push(light, 9);
    expect(queue.take(4).map((turn) => turn.items)).toEqual([[9], [1, 2, 3]]);
  });

  it("gives back all that waits", () => {
    const queue = new FairQueue<number>(BOUNDS, still);
    queue.push({}, 1);
    queue.push({}, 2);
    expect(queue.clear()).toEqual([1, 2]);
    expect(queue.size).toBe(0);
    expect(queue.take(1)).toEqual([]);
  });
});
