import { expect, it } from "vitest";
import type { IncomingBlock } from "../../src/network/requests/index.ts";
import { Sync } from "../../src/network/sync/index.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { answering, having, makeChain } from "./chains.ts";

/** Blocks of a long chain and then one more, and what came of them in order: heights, and when all were flushed. */
async function follow(far: number, refusedAt?: number) {
  const blocks = makeChain(far + 1, () => 100);
  const events: string[] = [];
  const chain = { known: having(blocks, 0) };
  let settle: () => void = () => undefined;
  const until = (height: number) =>
    new Promise<void>((resolve) => {
      settle = () => (chain.known.best().number >= height ? resolve() : undefined);
    });
  const sync = new Sync({
    chain: {
      best: () => chain.known.best(),
      finalized: () => chain.known.finalized(),
      header: (hash) => chain.known.header(hash),
      hashAt: (number) => chain.known.hashAt(number),
      call: () => new Uint8Array(),
    },
    importBlock: ({ hashed: { hash, header } }: IncomingBlock, { durable }) => {
      if (header.number === refusedAt) throw new TypeError("the disk is gone");
      chain.known = having(blocks, header.number);
      events.push(durable === false ? `${header.number}` : `${header.number} durable`);
      settle();
      return { block: { hash, number: header.number }, isBest: true, known: false };
    },
    flush: () => void events.push("flush"),
    ask: answering(blocks, () => undefined),
    report: () => undefined,
    changed: (isMajor) => {
      if (!isMajor) events.push("at the head");
      if (!isMajor) settle();
    },
    ...{ clock: new FakeClock(), logger: silentLogger },
  });
  const ref = (number: number) => ({ number, hash: blocks[number]?.hashed.hash ?? "0x" });
  return { sync, events, ref, until };
}

it("blocks of a node that is far behind are on the disk range by range, at its head each at once", async () => {
  const { sync, events, ref, until } = await follow(300);
  const far = until(300);
  sync.add("peer", ref(300));
  await far;
  await new Promise((resolve) => setImmediate(resolve));
  const near = until(301);
  sync.want("peer", ref(301));
  await near;
  await sync.stop();
  const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `${from + i}`);
  const ranges = [...numbers(1, 128), "flush", ...numbers(129, 256), "flush", ...numbers(257, 300), "flush"];
  expect(events).toEqual([...ranges, "at the head", "301 durable"]);
});

it("blocks of a range that breaks off are on the disk, too", async () => {
  const { sync, events, ref, until } = await follow(300, 140);
  const reached = until(139);
  sync.add("peer", ref(300));
  await reached;
  await sync.stop();
  expect(events.slice(events.indexOf("139"))).toEqual(["139", "flush", "at the head"]);
});
