import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, expect, it } from "vitest";
import type { Node } from "../../src/node.ts";
import { until } from "../cluster/until.ts";
import { VoteListener } from "./listener.ts";
import { height, Town } from "./town.ts";
import { votingSpec } from "./votingRuntime.ts";

const FOUR = ["//One", "//Two", "//Three", "//Four"];

let town: Town;
afterEach(() => town.end());

/** Lag of finality whenever a node has a new best block. */
function lags(node: Node): number[] {
  const seen: number[] = [];
  node.chain.subscribe((event) => {
    if (event.kind === "imported" && event.isBest) seen.push(event.block.number - height(node));
  });
  return seen;
}

/** Returns whether a voter's prevote of the current round is there. */
function isCounted(node: Node, voter: string): boolean {
  const round = node.services.finality?.roundState()?.best;
  return round !== undefined && round.prevotes.currentWeight > 2 && !round.prevotes.missing.includes(voter);
}

it("four authorities and a follower agree within three blocks of the head, and go on when one comes back", async () => {
  town = new Town(votingSpec(FOUR, { sets: [FOUR], period: 0 }, 1000));
  const follower = await town.start("follower", { authorKey: undefined });
  const votes = new VoteListener();
  votes.attach(follower);
  for (const name of FOUR) await town.start(name);
  await town.finalized(3);
  const behind = lags(follower);
  await town.finalized(height(follower) + 12);
  // The block that was just imported is the head: three below it and itself.
  expect(behind.filter((lag) => lag > 4)).toEqual([]);

  await town.stop("//Four");
  await town.finalized(height(follower) + 4);
  const round = (node: Node) => node.services.finality?.roundState()?.best.round ?? 0;
  const again = await town.start("//Four");
  expect(round(again)).toBeGreaterThan(3);
  await town.finalized(again.chain.best().number + 4);
  // It votes again: without it the others would name it as missing, round after round.
  const four = keypairFromSuri("//Four", "ed25519").address;
  await until("the one that came back is counted", () => isCounted(follower, four), 30_000);
  expect(votes.voters).toBe(4);
  expect(votes.doubles).toEqual([]);
  const agreed = Math.min(...town.nodes.map(height));
  expect(new Set(town.nodes.map((node) => node.chain.hashAt(agreed))).size).toBe(1);
}, 600_000);
