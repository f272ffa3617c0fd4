import { describe, expect, it } from "vitest";
import { FairQueue } from "../../src/workers/fairQueue.ts";
import { JoinedTurns, type Waiting } from "../../src/workers/joinedTurns.ts";
import type { JobRequest } from "../../src/workers/messages.ts";
import { decodeTransactions } from "../../src/workers/validations.ts";

const block = { hash: `0x${"07".repeat(32)}`, number: 7 } as const;
const heads = { best: block, finalized: block };
const validation = (byte: number, length = 1): JobRequest => ({
  job: "validate",
  input: { source: "Local", opaque: new Uint8Array(length).fill(byte) },
});
const signatures: JobRequest = {
  job: "signatures",
  input: { at: block.hash, ancestors: [], blocks: new Uint8Array(9) },
};

/** Requests of one client each, in line, what has become of them, and all that waits as one list. */
function join(...requests: readonly JobRequest[]) {
  const queue = new FairQueue<Waiting>({ perClient: 9, total: 99, running: 1 }, () => 0);
  const outcomes: unknown[] = [];
  for (const [i, request] of requests.entries()) {
    const note = (outcome: unknown) => {
      outcomes[i] = outcome;
    };
    queue.push({}, { request, resolve: note, reject: note });
  }
  return { queue, outcomes, joined: new JoinedTurns(queue.take(99)) };
}

const firstBytes = (joined: JoinedTurns) =>
  decodeTransactions(joined.message(heads).transactions).map(({ opaque }) => opaque[0]);

describe("turns of several clients as one list", () => {
  it("have the transactions first, and give outcomes by place to who waits", () => {
    const { queue, outcomes, joined } = join(validation(1), signatures, validation(2));
    expect(firstBytes(joined)).toEqual([1, 2]);
    expect(joined.message(heads)).toMatchObject({ heads, others: [signatures] });
    joined.settle({ place: 2, ms: 1, output: "signatures" }, 1);
    joined.settle({ place: 1, ms: 1, output: "second" }, 1);
    expect(outcomes).toEqual([undefined, "signatures", "second"]);
    joined.end(undefined);
    // What the thread had no time for.
    expect(queue.take(9).flatMap(({ items }) => items.map(({ request }) => request))).toEqual([validation(1)]);
    expect(queue.usedMs).toBe(2);
  });

  it("lay an end between two requests at the door of the next one", () => {
    const { outcomes, joined } = join(validation(1), validation(2));
    joined.settle({ place: 0, ms: 1, output: "first" }, 1);
    joined.settle({ place: 0, ms: 1, error: new Error("it ended") }, 1);
    expect(outcomes).toEqual(["first", new Error("it ended")]);
    expect(joined.settle({ place: 1, ms: 1, error: new Error("it ended") }, 1)).toBeUndefined();
  });

  it("hold so many bytes, or one request that has more", () => {
    const [half, large] = [600 * 1024, 4 * 1024 * 1024];
    const { queue, joined } = join(validation(1, half), validation(2, half), validation(3));
    expect(firstBytes(joined)).toEqual([1]);
    joined.end(undefined);
    expect(queue.size).toBe(3);
    expect(firstBytes(join(validation(1, large), validation(2)).joined)).toEqual([1]);
  });

  it("refuse what has no outcome when the node stops", () => {
    const { queue, outcomes, joined } = join(validation(1), validation(2, 2 * 1024 * 1024));
    joined.end(new Error("the node stops"));
    expect(outcomes).toEqual([new Error("the node stops"), new Error("the node stops")]);
    expect(queue.size).toBe(0);
  });
});
