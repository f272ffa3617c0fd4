import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, expect, it } from "vitest";
import { Node } from "../../src/node.ts";
import { systemClock } from "../../src/primitives/clock.ts";
import { expectWholeState } from "../support/wholeState.ts";
import { AUTHORITIES, runtime } from "./authorities.ts";
import { chanceOf } from "./chance.ts";
import { Cluster } from "./cluster.ts";
import { CrashingNode } from "./crashing.ts";
import { writeHistory } from "./history.ts";
import { Reports } from "./offences.ts";
import { program } from "./program.ts";
import { show } from "./results.ts";
import { pass, until } from "./until.ts";

/** Number of times that the node is killed. */
const CRASHES = Number(process.env.OPENTAO_CLUSTER_CRASHES ?? 6);
const SEED = Number(process.env.OPENTAO_CLUSTER_SEED ?? 20_261_124);
const SLOT_MS = 1000;
/** Most blocks that it imports before it is killed. */
const BLOCKS_A_LIFE = 30;
const LONG = 60_000;
const VICTIM = 3;

const ending: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

it(
  "an authority is killed in the middle of its commits, many times: it loses nothing, votes once, and the others go on",
  async () => {
    const cluster = await Cluster.make({ authorities: 4, slotMs: SLOT_MS, time: systemClock, seed: 11 });
    ending.push(() => cluster.end());
    const built = await program(new URL("./crashingChild.ts", import.meta.url));
    ending.push(built.remove);
    const victim = cluster.member(VICTIM);
    const specFile = join(victim.basePath, "..", "spec.json");
    writeFileSync(specFile, JSON.stringify(cluster.spec));
    // The victim has a history to catch up with: its commits follow each other closely.
    const history = join(victim.basePath, "..", "history");
    await writeHistory(history, cluster.spec, CRASHES * BLOCKS_A_LIFE, SLOT_MS);
    const others = cluster.members.slice(0, VICTIM);
    for (const { basePath } of others) cpSync(history, basePath, { recursive: true });
    await Promise.all(others.map((member) => member.start()));

    const key = AUTHORITIES[VICTIM];
    const peers = cluster.mesh.addresses(VICTIM, cluster.peerIds);
    const args = [specFile, victim.basePath, victim.nodeKeyFile, key, ...peers];
    const live = async (use: (node: CrashingNode) => Promise<void>) => {
      const node = new CrashingNode(built.path, args);
      ending.push(() => node.kill());
      await until("it listens", () => node.port !== undefined || node.hasEnded, LONG);
      expect(node.hasEnded).toBe(false);
      cluster.mesh.listens(VICTIM, node.port);
      await use(node);
      await node.kill();
      cluster.mesh.listens(VICTIM, undefined);
      cluster.log.note(victim.name, node.final);
      await inspect();
    };
    /** Looks at what is on the disk: all that was said is there, and states are whole. */
    const inspect = async () => {
      const sealing = { kind: "manual" } as const;
      const node = await Node.start({
        spec: cluster.spec,
        runtime,
        basePath: victim.basePath,
        sealing,
        finality: "manual",
      });
      cluster.log.inspect(victim.name, node.chain);
      expectWholeState(node.chain, node.chain.best().hash);
      expectWholeState(node.chain, node.chain.finalized().hash);
      await node.stop();
      cluster.log.check();
    };

    const chance = chanceOf(SEED);
    const heights: number[] = [];
    for (let crash = 0; crash < CRASHES; crash += 1) {
      await live(async (node) => {
        const height = node.best + 1 + Math.floor(chance() * BLOCKS_A_LIFE);
        await until(
          `it has block ${height}`,
          () => node.best >= height,
          LONG,
          () => cluster.stand(),
        );
        await pass(chance() * 20);
        heights.push(node.best);
      });
    }
    const crashed = cluster.log.highest;
    await live(async (node) => {
      const goal = crashed + 5;
      await until(
        "it has all that is finalized, and votes",
        () => (node.final.at(-1)?.number ?? 0) >= goal,
        LONG,
        () => cluster.stand(),
      );
    });
    await cluster.finality(cluster.log.highest, LONG, others);
    const { chain } = cluster.member(0).node;
    const reported = (["author", "voter"] as const).flatMap((kind) => {
      const scheme = kind === "author" ? "sr25519" : "ed25519";
      return new Reports(chain, kind, keypairFromSuri(key, scheme).publicKey).blocks;
    });
    expect(reported).toEqual([]);
    show("an authority killed in the middle of commits", { seed: SEED, heights, final: cluster.log.highest });
  },
  10 * (60_000 + CRASHES * 15_000),
);
