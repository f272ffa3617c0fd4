import { toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { slotOf } from "@opentao/consensus";
import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, expect, it, vi } from "vitest";
import type { Chain } from "../../src/chain/index.ts";
import { signedTransfer } from "../support/signed.ts";
import { Cluster } from "./cluster.ts";
import { DoubleVoter } from "./doubleVoter.ts";
import { Reports } from "./offences.ts";
import { show } from "./results.ts";
import { until } from "./until.ts";

const SLOT_MS = 1000;
const LONG = 60_000;
vi.setConfig({ testTimeout: 3 * LONG });
const BYZANTINE = "//Four";
const NO_ROOM = { count: 0, bytes: 0 };

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** Slots for which a chain knows more than one block, up to a height. */
function doubleSlots(chain: Chain, height: number): number {
  const seen = new Map<bigint, Set<string>>();
  for (let number = 1; number <= height; number += 1) {
    for (const hash of chain.hashesAt(number)) {
      const header = chain.header(hash);
      if (header === undefined) continue;
      const slot = slotOf(header);
      seen.set(slot, (seen.get(slot) ?? new Set()).add(toHex(Header.encode(header))));
    }
  }
  return [...seen.values()].filter(({ size }) => size > 1).length;
}

it("an author who makes two blocks in a slot and gives them to different peers is reported, and there is one chain", async () => {
  // A twin writes with the same key, for others: each of the two is known to its own part of the peers alone. The one
  // puts transactions into its blocks, the other has no room for them: two seals of the same block are no offence.
  const cluster = await Cluster.make({
    ...{ authorities: 4, followers: 1, slotMs: SLOT_MS, seed: 9 },
    node: (index) => {
      if (index === 4) return { authorKey: BYZANTINE, finality: "manual" };
      return index === 3 ? { pool: { ready: NO_ROOM, future: NO_ROOM } } : undefined;
    },
  });
  ending.push(() => cluster.end());
  for (const [one, other] of [
    [3, 4],
    [3, 2],
    [4, 0],
    [4, 1],
  ] as const) {
    cluster.mesh.between(one, other).cut();
  }
  await Promise.all(cluster.members.map((member) => member.start()));
  const voters = cluster.members.slice(0, 4);
  const twin = cluster.member(4).node;
  const [alice, bob] = [keypairFromSuri("//Alice"), keypairFromSuri("//Bob")];
  let nonce = 0;
  const paying = setInterval(() => {
    twin.pool.submit(signedTransfer(twin.chain, alice, nonce, bob.publicKey, 1000n));
    nonce += 1;
  }, SLOT_MS / 4);
  ending.push(async () => clearInterval(paying));
  await cluster.finality(8, LONG, voters);
  const { chain } = cluster.member(0).node;
  const reports = new Reports(chain, "author", keypairFromSuri(BYZANTINE).publicKey);
  await until(
    "the report is in a finalized block",
    () => reports.blocks.length > 0,
    LONG,
    () => cluster.stand(),
  );
  await cluster.finality(cluster.log.highest + 2, LONG, voters);
  const [height] = reports.blocks;
  const double = cluster.members.map(({ node }) => doubleSlots(node.chain, node.chain.best().number));
  expect(Math.max(...double)).toBeGreaterThan(0);
  show("an author who makes two blocks in a slot", {
    slotMs: SLOT_MS,
    slotsWithTwoBlocks: double,
    reportedInBlock: height,
    deepestReorganizations: voters.map(({ record }) => record.deepestReorganization),
  });
});

it("a voter who votes twice in each round is reported, and does no harm", async () => {
  const cluster = await Cluster.make({
    ...{ authorities: 4, slotMs: SLOT_MS, seed: 10 },
    // It has the key and the place of an authority, but votes by rules of its own.
    node: (index) => (index === 3 ? { authorKey: BYZANTINE, finality: "manual" } : undefined),
  });
  ending.push(() => cluster.end());
  await Promise.all(cluster.members.map((member) => member.start()));
  const byzantine = cluster.member(3).node;
  if (byzantine.network === undefined) throw new Error("the Byzantine node has no network");
  const voter = new DoubleVoter(byzantine.network.grandpa, byzantine.chain, BYZANTINE);
  ending.push(async () => voter.stop());
  const honest = cluster.members.slice(0, 3);
  await cluster.finality(10, LONG, honest);
  const { chain } = cluster.member(0).node;
  const reports = new Reports(chain, "voter", keypairFromSuri(BYZANTINE, "ed25519").publicKey);
  await until(
    "the report is in a finalized block",
    () => reports.blocks.length > 0,
    LONG,
    () => cluster.stand(),
  );
  await cluster.finality(cluster.log.highest + 3, LONG, honest);
  expect(voter.doubleVotes).toBeGreaterThan(5);
  show("a voter who votes twice", {
    slotMs: SLOT_MS,
    doubleVotes: voter.doubleVotes,
    reportedInBlocks: reports.blocks,
    lags: honest.map(({ record }) => record.lags.histogram),
  });
});
