import { afterEach, expect, it } from "vitest";
import { NetworkError } from "../../src/network/errors.ts";
import { Guard } from "../../src/network/guard.ts";
import { NetworkMetrics } from "../../src/network/metrics.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { Metrics } from "../../src/primitives/metrics.ts";
import { until } from "../cluster/until.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { addressOf, startNode } from "./nodes.ts";
import { Stranger } from "./stranger.ts";

const LONG = 20_000;
const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

it("a peer that stops while it connects, on whatever substreams, is welcome again at once", async () => {
  let ended = 0;
  const warnings: unknown[] = [];
  const debug = (_: object, message: string) => {
    if (message === "substream broken off") ended += 1;
  };
  const warn = (fields: object, message: string) => warnings.push({ ...fields, message });
  const node = await startNode({ logger: { ...silentLogger, debug, warn } });
  ending.push(() => node.stop());
  const { genesisHash } = node.chain;
  const options = { genesisHash, best: node.chain.best(), seed: new Uint8Array(32).fill(1), localAddress: "127.0.0.2" };
  const stopping = await Stranger.start(options);
  const address = addressOf(node);
  const names = ["block-announces/1", "transactions/1", "grandpa/1", "sync/2", "light/2"] as const;
  for (const name of names) {
    await stopping.open(address, name);
    await stopping.begin(address, name, 100, Uint8Array.of(1, 2, 3));
  }
  await stopping.stop();
  await until("the node has noticed", () => ended === 2 * names.length, LONG);
  const again = await Stranger.start(options);
  ending.push(() => again.stop());
  await again.greet(address, "transactions/1");
  expect(node.network?.peers.map(({ id }) => id)).toEqual([again.id]);
  expect(warnings).toEqual([]);
});

it("bans of peers and of their address are said in the log, with their reason and length", () => {
  const logged: object[] = [];
  const logger = { ...silentLogger, warn: (fields: object, message: string) => logged.push({ ...fields, message }) };
  const sentAway: string[] = [];
  const guard = new Guard(
    new FakeClock(),
    new NetworkMetrics(new Metrics()),
    logger,
    () => "10.0.0.1",
    (peer) => sentAway.push(peer),
  );
  const why = new NetworkError("FALSE_ANSWER", "the peer's chain does not hold together", "Ask another.");
  guard.report("0", "badVote", why);
  expect(logged).toEqual([]);
  for (let i = 0; i < 8; i += 1) guard.report(`${i}`, "lie", why);
  guard.report("7", "badBlock", why);
  const banned = (peer: number) => ({
    peer: `${peer}`,
    misdeed: "lie",
    seconds: 60,
    error: why,
    message: "a peer is banned",
  });
  expect(logged).toEqual([
    ...[0, 1, 2, 3, 4, 5, 6, 7].map(banned),
    { address: "10.0.0.1", seconds: 60, message: "an address is banned: its peers were, one after the other" },
    { ...banned(7), misdeed: "badBlock", seconds: 120 },
  ]);
  expect(sentAway).toHaveLength(9);
});
