import { describe, expect, it } from "vitest";
import { FairQueue } from "../../src/workers/fairQueue.ts";

const BOUNDS = { perClient: 3, total: 5, running: 1 };

describe("a fair queue", () => {
  it("gives each client its turn, however much one asks for", () => {
    const queue = new FairQueue<string>({ ...BOUNDS, running: 9 });
    const [greedy, modest] = [{}, {}];
    for (const item of ["g1", "g2", "g3"]) queue.push(greedy, item);
    queue.push(modest, "m1");
    const order: (string | undefined)[] = [];
    for (let next = queue.take(); next !== undefined; next = queue.take()) order.push(next.item);
    expect(order).toEqual(["g1", "m1", "g2", "g3"]);
  });

  it("takes no more of a client, and of all, than its bounds", () => {
    const queue = new FairQueue<number>(BOUNDS);
    const clients = [{}, {}, {}];
    expect([1, 2, 3, 4].map((item) => queue.push(clients[0] ?? {}, item))).toEqual([true, true, true, false]);
    expect([1, 2, 3].map((item) => queue.push(clients[1] ?? {}, item))).toEqual([true, true, false]);
    expect(queue.push(clients[2] ?? {}, 1)).toBe(false);
    expect(queue.size).toBe(5);
  });

  it("lets a client have only so many out at a time", () => {
    const queue = new FairQueue<number>(BOUNDS);
    const client = {};
    queue.push(client, 1);
    queue.push(client, 2);
    const first = queue.take();
    expect(queue.take()).toBeUndefined();
    first?.done();
    expect(queue.take()?.item).toBe(2);
    expect(queue.clear()).toEqual([]);
  });

  it("gives back all that waits", () => {
    const queue = new FairQueue<number>(BOUNDS);
    queue.push({}, 1);
    queue.push({}, 2);
    expect(queue.clear()).toEqual([1, 2]);
    expect(queue.size).toBe(0);
    expect(queue.take()).toBeUndefined();
  });
});
