import { decodeJustification } from "@opentao/consensus";
import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, expect, it } from "vitest";
import type { Node } from "../../src/node.ts";
import { startNode } from "../network/nodes.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { height, Town } from "./town.ts";
import { votingRuntime, votingSpec } from "./votingRuntime.ts";

const ALONE = { sets: [["//One"]], period: 0 };

let town: Town;
afterEach(() => town?.end());

/** Settles when a block is proven to be finalized; its height in the proof. */
function justified(node: Node): Promise<{ height: number; hash: string }> {
  return new Promise((resolve) => {
    const end = node.services.finality?.onJustification((bytes, hash) => {
      end?.();
      resolve({ height: decodeJustification(bytes).commit.target.number, hash });
    });
  });
}

it("a voter that is alone finalizes each block at once, and notifies listeners", async () => {
  town = new Town(votingSpec(["//One"], ALONE, 500));
  const node = await town.start("//One", { sealing: { kind: "manual" } });
  expect(node.services.finality?.roundState()?.best).toMatchObject({ totalWeight: 1, thresholdWeight: 1 });
  const proof = justified(node);
  const block = await node.seal();
  expect(await proof).toEqual({ height: 1, hash: block.hash });
  expect(node.chain.finalized()).toEqual(block);
  expect(() => node.finalize(block.hash)).toThrow(expect.objectContaining({ code: "FINALITY_BY_VOTE" }));
  await expect(node.seal({ finalize: true })).rejects.toMatchObject({ code: "FINALITY_BY_VOTE" });
});

it("a voter that is alone stays as far behind the head as it is told", async () => {
  town = new Town(votingSpec(["//One"], ALONE, 500));
  const node = await town.start("//One", { sealing: { kind: "manual" }, finalityLag: 2 });
  for (let number = 1; number <= 2; number++) await node.seal();
  expect(height(node)).toBe(0);
  await node.seal();
  await town.finalized(1);
  await node.seal();
  await town.finalized(2);
  expect(height(node)).toBe(2);
});

it("a voter that is missing is named, and comes with a key that is inserted", async () => {
  town = new Town(votingSpec(["//One"], { sets: [["//Two"]], period: 0 }, 500));
  const node = await town.start("//One", { sealing: { kind: "manual" } });
  const voter = keypairFromSuri("//Two", "ed25519");
  const block = await node.seal();
  expect(node.services.finality?.roundState()).toMatchObject({
    setId: 0,
    best: { round: 1, prevotes: { currentWeight: 0, missing: [voter.address] } },
  });
  expect(height(node)).toBe(0);
  node.services.keys?.insert("gran", "//Two", voter.publicKey);
  await town.finalized(block.number);
});

it("a vote is the rule in a network whose runtime knows voters; a chain without any is refused", async () => {
  const spec = votingSpec(["//One"], { sets: [[]], period: 0 }, 500);
  const refused = startNode({ spec, runtime: votingRuntime });
  await expect(refused).rejects.toMatchObject({
    code: "NO_VOTERS",
    hint: expect.stringMatching(/grandpa\.authorities/),
  });
  await expect(startNode({ runtime: ledgerRuntime, finality: "vote" })).rejects.toMatchObject({ code: "NO_VOTERS" });
  for (const finality of [undefined, "manual"] as const) {
    const node = await startNode({ ...(finality === undefined ? {} : { spec, runtime: votingRuntime }), finality });
    expect(node.services.finality).toBeUndefined();
    await node.stop();
  }
});

it("what was finalized without votes since is where votes begin", async () => {
  town = new Town(votingSpec(["//One"], { sets: [["//One"], ["//Two"]], period: 3 }, 500));
  const before = await town.start("//One", { sealing: { kind: "manual" }, finality: "best" });
  for (let i = 0; i < 4; i += 1) await before.seal();
  await town.stop("//One");
  const node = await town.start("//One", { sealing: { kind: "manual" } });
  expect(node.services.finality?.roundState()?.setId).toBe(1);
  const voter = keypairFromSuri("//Two", "ed25519");
  node.services.keys?.insert("gran", "//Two", voter.publicKey);
  await node.seal();
  await town.finalized(5);
});
