import { afterEach, expect, it, vi } from "vitest";
import { Cluster } from "./cluster.ts";
import { show } from "./results.ts";
import { pass, until } from "./until.ts";

const SLOT_MS = 500;
const LONG = 60_000;
vi.setConfig({ testTimeout: 3 * LONG });
/** Votes that were under way when a link was cut have had their effect after this, in milliseconds. */
const SETTLED_MS = 2000;

let cluster: Cluster | undefined;
afterEach(() => cluster?.end());

/** Waits until all members have the same block at a height. */
async function agree(together: Cluster, height: number): Promise<void> {
  const hashes = () => new Set(together.running.map(({ node }) => node.chain.hashAt(height)));
  await until(
    `all have the same block ${height}`,
    () => hashes().size === 1 && !hashes().has(undefined),
    LONG,
    () => together.stand(),
  );
}

it("two of four authorities are cut off: finality stops, nothing false is finalized, and it goes on once they are back", async () => {
  cluster = await Cluster.start({ authorities: 4, slotMs: SLOT_MS, seed: 2 });
  await cluster.finality(3, LONG);
  cluster.mesh.partition([0, 1], [2], [3]);
  await pass(SETTLED_MS);
  const final = cluster.log.highest;
  const best = cluster.member(0).best;
  await pass(8 * SLOT_MS);
  expect(cluster.log.highest).toBe(final);
  // Blocks are written all the same.
  expect(cluster.member(0).best).toBeGreaterThan(best);
  const healed = Date.now();
  cluster.mesh.heal();
  await cluster.finality(final + 1, LONG);
  const resumed = Date.now() - healed;
  await cluster.finality(final + 8, LONG);
  show("two of four authorities cut off", { slotMs: SLOT_MS, finalWhileCut: final, resumedMs: resumed });
});

it("both sides of a partition write blocks: once healed there is one chain, and finality goes on", async () => {
  cluster = await Cluster.start({ authorities: 4, slotMs: SLOT_MS, seed: 3 });
  await cluster.finality(3, LONG);
  cluster.mesh.partition([0, 1], [2, 3]);
  await pass(SETTLED_MS);
  const final = cluster.log.highest;
  await pass(10 * SLOT_MS);
  expect(cluster.log.highest).toBe(final);
  const [one, other] = [cluster.member(0).node.chain, cluster.member(2).node.chain];
  expect(one.best().number).toBeGreaterThan(final + 4);
  expect(other.best().number).toBeGreaterThan(final + 4);
  const apart = final + 4;
  expect(one.hashAt(apart)).not.toBe(other.hashAt(apart));
  const healed = Date.now();
  cluster.mesh.heal();
  await agree(cluster, apart);
  const agreed = Date.now() - healed;
  await cluster.finality(apart + 4, LONG);
  const resumed = Date.now() - healed;
  const depths = cluster.members.map(({ record }) => record.deepestReorganization);
  expect(Math.max(...depths)).toBeGreaterThan(1);
  show("both sides of a partition write", {
    slotMs: SLOT_MS,
    finalWhileApart: final,
    oneChainAfterMs: agreed,
    finalityAfterMs: resumed,
    deepestReorganizations: depths,
  });
});
