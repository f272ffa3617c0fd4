import { GossipMessage } from "@opentao/consensus";
import { afterEach, expect, it } from "vitest";
import { next } from "../network/nodes.ts";
import { height, Town } from "./town.ts";
import { votingSpec } from "./votingRuntime.ts";

const TWO = ["//One", "//Two"];

let town: Town;
afterEach(() => town.end());

it("garbage among the votes does nothing but lower the reputation of its sender", async () => {
  town = new Town(votingSpec(TWO, { sets: [TWO], period: 0 }, 400));
  const one = await town.start("//One");
  const two = await town.start("//Two");
  const byzantine = await town.start("byzantine", { authorKey: undefined, finality: "manual" });
  await town.finalized(2, [one, two]);
  const peer = one.network?.peerId ?? "";
  const garbage = [new Uint8Array(), Uint8Array.of(0), new Uint8Array(500).fill(255), Uint8Array.of(9, 9, 9)];
  const banned = next(one, "banned");
  let sent = 0;
  while (
    byzantine.network?.grandpa.send(peer, garbage[sent % garbage.length] ?? new Uint8Array()) === true &&
    sent < 100
  )
    sent += 1;
  expect((await banned).id).toBe(byzantine.network?.peerId);
  await town.finalized(height(one) + 4, [one, two]);
});

it("votes that nobody signed cost whoever sends them", async () => {
  town = new Town(votingSpec(TWO, { sets: [TWO], period: 0 }, 400));
  const one = await town.start("//One");
  const two = await town.start("//Two");
  const byzantine = await town.start("byzantine", { authorKey: undefined, finality: "manual" });
  await town.finalized(2, [one, two]);
  const banned = next(one, "banned");
  for (let i = 0; i < 20; i += 1) {
    const round = BigInt(one.services.finality?.roundState()?.best.round ?? 0);
    const message = {
      message: { type: "Prevote", value: one.chain.best() } as const,
      signature: new Uint8Array(64).fill(i),
      id: `0x${"77".repeat(32)}` as const,
    };
    const vote = GossipMessage.encode({ type: "Vote", value: { round, setId: 0n, message } });
    byzantine.network?.grandpa.send(one.network?.peerId ?? "", vote);
  }
  expect((await banned).id).toBe(byzantine.network?.peerId);
  await town.finalized(height(one) + 4, [one, two]);
});
