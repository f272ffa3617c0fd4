import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Session } from "../src/page/network/session.ts";
import type { SessionState, SessionTimes } from "../src/page/network/sessionState.ts";
import { FakeChain } from "./support/fakeChain.ts";

/** Nothing is said of slowness unless a test is about it. */
const NEVER = 600_000;
const QUICK: SessionTimes = { shownEvery: 1, stalledAfter: NEVER, missedBlocks: 0, slowAfter: NEVER, retryAfter: 5 };

let node: FakeChain;
let session: Session;
beforeEach(async () => {
  node = await FakeChain.start();
});
afterEach(async () => {
  session.close();
  await node.stop();
});

function open(times: Partial<SessionTimes> = {}, url: string | undefined = node.url): Session {
  session = new Session(url, { maxBackoffMs: 5, connectTimeoutMs: 1_000 }, { ...QUICK, ...times });
  return session;
}

/** Waits until the session says something. */
function until(says: (state: SessionState) => boolean): Promise<SessionState> {
  return new Promise((resolve) => {
    const look = (): void => {
      const state = session.snapshot();
      if (!says(state)) return;
      stop();
      resolve(state);
    };
    const stop = session.listen(look);
    look();
  });
}

const isAt = (number: number) => (state: SessionState) => state.best?.number === number && state.fault === undefined;
const isFaulty = (kind: string) => (state: SessionState) => state.fault?.kind === kind;

it("without an address it says that none is chosen", () => {
  session = new Session(undefined);
  expect(session.snapshot()).toMatchObject({ fault: { kind: "noAddress" }, isConnected: false, chain: undefined });
});

it("a dead node is said to be unreachable, and is found once it runs", async () => {
  const port = Number(new URL(node.url).port);
  await node.stop();
  open({}, `ws://127.0.0.1:${port}`);
  expect(await until(isFaulty("unreachable"))).toMatchObject({ isConnected: false, chain: undefined });
  node = await FakeChain.start(port);
  node.grow(3);
  expect(await until(isAt(3))).toMatchObject({ isConnected: true });
});

it("a connection that is lost is said to be, and what is shown stays until it is back", async () => {
  open();
  node.grow(5);
  const { chain } = await until(isAt(5));
  node.drop();
  const lost = await until(isFaulty("lost"));
  expect(lost).toMatchObject({ isConnected: false, best: { number: 5 } });
  expect(lost.chain).toBe(chain);
  node.grow(6);
  expect((await until(isAt(6))).chain).toBe(chain);
});

it("a node that answers nothing is said to be slow, until it answers", async () => {
  node.silent.add("state_call");
  open({ slowAfter: 5 });
  expect(await until(isFaulty("slow"))).toMatchObject({ chain: undefined });
  node.release();
  expect(await until(isAt(0))).toMatchObject({ isConnected: true });
});

it("a session that is closed before its node has answered leaves no connection", async () => {
  node.silent.add("state_call");
  open({ slowAfter: 5 });
  await until(isFaulty("slow"));
  await expect.poll(() => node.asked, { timeout: NEVER }).toContain("state_call");
  session.close();
  node.release();
  await node.abandoned();
  expect(node.asked).not.toContain("chain_subscribeNewHeads");
});

it("a node that tells no head is said to stand still", async () => {
  node.silent.add("chain_subscribeNewHeads");
  open({ stalledAfter: 5 });
  expect(await until(isFaulty("stalled"))).toMatchObject({ isConnected: true, best: undefined });
});

it("a chain that stands still is said to, until its next block", async () => {
  open({ stalledAfter: 50 });
  await until(isFaulty("stalled"));
  const next = until(isAt(1));
  node.grow(1);
  expect(await next).toMatchObject({ best: { number: 1 } });
});

it("a node that goes backwards is said to, until it has more than it had finalized", async () => {
  open();
  node.grow(10, 8);
  await until(({ finalized }) => finalized?.number === 8);
  node.shorten(4, 3);
  const { fault } = await until(isFaulty("backwards"));
  expect(fault?.detail).toContain("8");
  node.grow(8, 7);
  await until(({ best, finalized }) => best?.number === 8 && finalized?.number === 7);
  // As much as before is not more: which of both was right, nobody knows yet.
  expect(session.snapshot().fault?.kind).toBe("backwards");
  node.grow(10, 9);
  await until(({ finalized, fault: now }) => finalized?.number === 9 && now === undefined);
});

it("a node that finalizes another block of the same height is said to go backwards", async () => {
  open();
  node.grow(6, 6);
  await until(({ finalized }) => finalized?.number === 6);
  node.fork(5);
  await until(isFaulty("backwards"));
  expect(session.snapshot().best?.number).toBe(6);
});

it("another chain at the address is said to be another, and is not read", async () => {
  open();
  node.grow(2);
  const { chain } = await until(isAt(2));
  node.become("two");
  node.drop();
  await until(isFaulty("otherChain"));
  await expect(chain?.blockHash(0)).rejects.toMatchObject({ code: "WRONG_CHAIN" });
  node.grow(1);
  await until(({ best }) => best?.number === 1);
  expect(session.snapshot().fault?.kind).toBe("otherChain");
});

it("what is no chain of this kind is said to be none, and is tried again", async () => {
  node.refused.set("state_call", "Method not found");
  open();
  await until(isFaulty("notAChain"));
  node.refused.clear();
  await until(isAt(0));
});

const HEADS = 2_000;
/** Bytes that may stay behind: less than a page would keep if it kept the heads. */
const MAX_GROWTH = 2_000_000;

it(`${HEADS} heads leave nothing behind, are not all shown and ask nothing of the node`, async () => {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new Error("there is no gc");
  node.prepare(HEADS);
  open({ shownEvery: NEVER });
  await until(isAt(0));
  const run = async (from: number, to: number): Promise<void> => {
    for (let number = from; number <= to; number += 1) node.grow(number, number);
    await until(({ finalized }) => finalized?.number === to);
  };
  await run(1, 200);
  collect();
  const before = process.memoryUsage().heapUsed;
  const asked = node.asked.length;
  await run(201, HEADS);
  collect();
  const growth = process.memoryUsage().heapUsed - before;
  expect(growth).toBeLessThan(MAX_GROWTH);
  expect(node.asked.length).toBe(asked);
  // The first is shown at once, and the next after a while.
  expect(session.snapshot().shown?.number).toBe(0);
});
