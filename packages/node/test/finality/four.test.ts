import { afterEach, expect, it } from "vitest";
import type { Node } from "../../src/node.ts";
import { VoteListener } from "./listener.ts";
import { height, Town } from "./town.ts";
import { votingSpec } from "./votingRuntime.ts";

const FOUR = ["//One", "//Two", "//Three", "//Four"];

let town: Town;
afterEach(() => town.end());

/** How far finality is behind whenever a node has a new best block. */
function lags(node: Node): number[] {
  const seen: number[] = [];
  node.chain.subscribe((event) => {
    if (event.kind === "imported" && event.isBest) seen.push(event.block.number - height(node));
  });
  return seen;
}

it("four authorities and a follower agree within three blocks of the head, and go on when one comes back", async () => {
  town = new Town(votingSpec(FOUR, { sets: [FOUR], period: 0 }, 500));
  const follower = await town.start("follower", { authorKey: undefined });
  const votes = new VoteListener();
  votes.attach(follower);
  for (const name of FOUR) await town.start(name);
  await town.final(3);
  const behind = lags(follower);
  await town.final(height(follower) + 20);
  // The block that was just imported is the head: three below it and itself.
  expect(behind.filter((lag) => lag > 4)).toEqual([]);

  await town.stop("//Four");
  await town.final(height(follower) + 4);
  const before = votes.votes;
  const again = await town.start("//Four");
  await town.final(again.chain.best().number + 6);
  expect(votes.votes).toBeGreaterThan(before);
  expect(votes.voters).toBe(4);
  expect(votes.doubles).toEqual([]);
  const agreed = Math.min(...town.nodes.map(height));
  expect(new Set(town.nodes.map((node) => node.chain.hashAt(agreed))).size).toBe(1);
});
