import { createRuntime } from "@opentao/runtime";
import { afterEach, expect, it } from "vitest";
import type { WarpProgress } from "../../../src/network/index.ts";
import { Node, type NodeOptions } from "../../../src/node.ts";
import { loadSpec } from "../../../src/spec/index.ts";
import { finalized } from "../../support/finalized.ts";
import { addressOf, reached } from "../nodes.ts";
import { SteppingClock } from "../steppingClock.ts";

const runtime = createRuntime();
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function start(options: Partial<NodeOptions>): Promise<Node> {
  const node = await Node.start({
    ...{ spec: loadSpec("local", runtime), runtime, sealing: { kind: "manual" } },
    ...options,
    network: { discovery: false, ...options.network },
  });
  ending.push(() => node.stop());
  return node;
}

it("a new node warps to a recent finalized block of the real chain, and follows it from there", async () => {
  const clock = new SteppingClock();
  const author = await start({ authorKey: "//One", clock });
  for (let i = 0; i < 150; i += 1) {
    clock.advance(12_000);
    await author.seal();
  }
  await finalized(author, 150);
  const follower = await start({ clock, sync: "warp", network: { bootNodes: [addressOf(author)] } });
  const stages: WarpProgress["stage"][] = [];
  follower.network?.subscribe((event) => {
    if (event.kind === "warp" && event.progress.stage !== stages.at(-1)) stages.push(event.progress.stage);
  });
  await reached(follower, 150);
  expect(follower.chain.finalized()).toEqual(author.chain.best());
  expect(follower.chain.hashAt(75)).toBeUndefined();
  const { hash } = follower.chain.best();
  const all = (node: Node) => node.chain.state(hash).keysPaged(new Uint8Array(), 100_000);
  expect(all(follower)).toEqual(all(author));
  clock.advance(12_000);
  await author.seal();
  await finalized(follower, 151);
  expect(stages).toEqual(["peers", "proof", "state", "done"]);
  expect(follower.chain.best()).toEqual(author.chain.best());
});
