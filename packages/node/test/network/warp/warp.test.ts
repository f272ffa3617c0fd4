import { toHex } from "@opentao/codec";
import { decodeJustification } from "@opentao/consensus";
import { describe, expect, it } from "vitest";
import { closed, FakeChain, honest, runWarp } from "./fakes.ts";
import { WarpWorld } from "./world.ts";

const world = new WarpWorld(1200, 100, 600);

function check(chain: FakeChain, number: number): void {
  expect(chain.final).toEqual(world.ref(number));
  expect(chain.entries.map(([key]) => toHex(key))).toEqual(world.stateKeys.map((key) => toHex(key)));
  for (const [key, value] of chain.entries) expect(value).toEqual(world.value(key));
}

describe("a warp", () => {
  it("leads over all sets of voters to the newest finalized block, whose state it fetches", async () => {
    const chain = new FakeChain(world);
    const { block, reported, progress, sets } = await runWarp(world, chain, { a: honest(world, 1150) });
    expect(block).toEqual(world.ref(1150));
    check(chain, 1150);
    expect(reported).toEqual([]);
    expect(sets.at(-1)).toEqual([world.ref(1150), world.setAfter(1150)]);
    expect(chain.records.get("voters")).toEqual(Uint8Array.of(11));
    const { justification } = chain.finished ?? { justification: new Uint8Array() };
    expect(decodeJustification(justification).commit.target).toEqual(world.ref(1150));
    expect(progress.map(({ stage }) => stage).filter((stage, i, all) => stage !== all[i - 1])).toEqual([
      "peers",
      "proof",
      "state",
      "done",
    ]);
    const counts = progress.flatMap((step) => (step.stage === "state" ? [step.keys] : []));
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBe(600);
  });

  it("believes no peer that its older end is the end", async () => {
    const chain = new FakeChain(world);
    const peers = { old: { ...honest(world, 300), best: 1190 }, young: honest(world, 1100), mid: honest(world, 700) };
    const { block, reported } = await runWarp(world, chain, peers);
    expect(block).toEqual(world.ref(1100));
    expect(reported).toEqual([]);
    check(chain, 1100);
  });

  it("lowers the reputation of a peer that forges votes, and goes on with another from what was proven", async () => {
    const chain = new FakeChain(world);
    const byzantine = {
      ...honest(world, 1150),
      best: 1199,
      warp: (from: Uint8Array) => world.warpAnswer(from, 1150, 3, true),
    };
    const { block, reported } = await runWarp(world, chain, { byzantine, a: honest(world, 1150) });
    expect(block).toEqual(world.ref(1150));
    expect(reported).toEqual([["byzantine", "lie"]]);
  });

  it("lowers the reputation of a peer that sends garbage, or a proof that leads nowhere", async () => {
    const warps = {
      garbage: () => Uint8Array.of(255, 255, 255, 255, 1),
      nowhere: () => Uint8Array.of(0, 0),
    };
    for (const [id, warp] of Object.entries(warps)) {
      const chain = new FakeChain(world);
      const peers = { [id]: { ...honest(world, 1150), best: 1199, warp }, a: honest(world, 1150) };
      const { block, reported } = await runWarp(world, chain, peers);
      expect(block).toEqual(world.ref(1150));
      expect(reported.map(([peer]) => peer)).toEqual([id]);
    }
  });

  it("lowers the reputation of a peer that forges a part of the state, and fetches it elsewhere", async () => {
    const chain = new FakeChain(world);
    const other = new WarpWorld(2, 100, 50);
    const byzantine = {
      ...honest(world, 1150),
      state: (after: Uint8Array | undefined) => other.stateAnswer(after, 40),
    };
    const { reported } = await runWarp(world, chain, { byzantine, a: honest(world, 1150) });
    expect(reported).toEqual([["byzantine", "lie"]]);
    check(chain, 1150);
  });

  it("fetches parts from all peers in turn", async () => {
    const chain = new FakeChain(world);
    const { asked } = await runWarp(world, chain, { a: honest(world, 1150), b: honest(world, 1150) });
    const of = (id: string) => asked.filter(([peer, name]) => peer === id && name === "state/2").length;
    expect(Math.abs(of("a") - of("b"))).toBeLessThanOrEqual(1);
    check(chain, 1150);
  });

  it("takes a newer block when peers do not hold the state any more", async () => {
    const chain = new FakeChain(world);
    let end = 900;
    let parts = 0;
    const pruning = {
      best: 1199,
      warp: (from: Uint8Array) => world.warpAnswer(from, end),
      state: (after: Uint8Array | undefined, block: string) => {
        parts += 1;
        if (parts > 3) end = 1150;
        return block === world.ref(end).hash ? world.stateAnswer(after, 40) : closed();
      },
    };
    const { block, reported } = await runWarp(world, chain, { pruning });
    expect(block).toEqual(world.ref(1150));
    expect(chain.imports).toEqual([900, 1150]);
    expect(reported).toEqual([]);
    check(chain, 1150);
  });

  it("goes on after a restart with the block whose state has partly come", async () => {
    const chain = new FakeChain(world);
    const stopper = new AbortController();
    let parts = 0;
    const peer = honest(world, 1000);
    const dying = {
      ...peer,
      state: (after: Uint8Array | undefined) => {
        parts += 1;
        if (parts === 8) stopper.abort(new Error("killed"));
        return world.stateAnswer(after, 40);
      },
    };
    await expect(runWarp(world, chain, { dying }, stopper)).rejects.toThrow("killed");
    expect(chain.entries.length).toBeGreaterThan(100);
    const stored = chain.entries.length;
    const { block, asked } = await runWarp(world, chain, { a: honest(world, 1150) });
    expect(block).toEqual(world.ref(1000));
    expect(chain.imports).toEqual([1000, 1000]);
    expect(asked.length).toBeLessThanOrEqual(Math.ceil((600 - stored) / 40) + 1);
    check(chain, 1000);
  });
});

describe("blocks are fetched one by one", () => {
  it("when no peer is far ahead", async () => {
    const chain = new FakeChain(world);
    const { block, asked } = await runWarp(world, chain, { a: honest(world, 100) });
    expect([block, asked]).toEqual([undefined, []]);
  });

  it("when nobody comes", async () => {
    const { block } = await runWarp(world, new FakeChain(world), {});
    expect(block).toBeUndefined();
  });

  it("when nobody answers, or nobody proves anything far ahead", async () => {
    const chain = new FakeChain(world);
    const mute = { ...honest(world, 1150), warp: closed };
    const near = { ...honest(world, 60), best: 1190 };
    const { block, reported } = await runWarp(world, chain, { mute, near });
    expect([block, reported, chain.imports]).toEqual([undefined, [], []]);
  });

  it("when nobody gives a state", async () => {
    const chain = new FakeChain(world);
    const { block } = await runWarp(world, chain, { a: { ...honest(world, 1150), state: closed } });
    expect(block).toBeUndefined();
    expect(chain.final.number).toBe(0);
    expect(chain.records.get("network/warp")).toEqual(new Uint8Array());
  });
});
