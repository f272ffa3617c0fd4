import { I96F32 } from "@opentao/fixed";
import { describe, expect, it } from "vitest";
import { type State, signed } from "../../src/framework/index.ts";
import { SubtensorModule as S } from "../../src/pallets/subtensor/index.ts";
import { RootClaimable, RootClaimed, TotalNetworks } from "../../src/pallets/subtensorStorage/index.ts";
import { type Measured, measure } from "./measure.ts";
import { amount, ROOT_TRIALS, type RootTrial, root } from "./rootTrials.ts";
import { coldkey, fullChain, hot, other, STAKED } from "./world.ts";

/** Most that a call may take for each unit of weight that it is charged, on the reference machine. */
const MAX_RATIO = 3;
/** Subnets besides root of a full chain, on each of which a hotkey can have a rate. */
const FULL = 128;
/** Picoseconds of a rate of a hotkey whose root stake changes: fees follow from it. */
const RATE = 50_000_000;
const NETUIDS = Array.from({ length: FULL }, (_, index) => index + 1);

const chain = fullChain();

/** Gives all hotkeys rates on the first subnets of a full chain. */
function withRates(state: State, count: number): void {
  TotalNetworks.set(state, FULL);
  const rates = NETUIDS.slice(0, count).map((netuid): [number, { bits: bigint }] => [
    netuid,
    { bits: I96F32.fraction(1n, 10n) },
  ]);
  for (let index = 0; index < STAKED; index += 1) RootClaimable.set(state, hot(index), rates);
}

/** Watermarks so high that each falls, and stays, when root stake goes. */
function withWatermarks(state: State): void {
  for (const netuid of NETUIDS)
    for (const who of [coldkey, other])
      for (const hotkey of [hot(1), hot(2)]) RootClaimed.set(state, netuid, hotkey, who, 10n ** 15n);
}

function withCount(count: number, { call, who = coldkey, prepare }: RootTrial): Measured {
  return measure(chain, {
    origin: signed(who),
    call,
    prepare: (state) => {
      withRates(state, count);
      withWatermarks(state);
      prepare?.(state);
    },
  });
}

describe.each(ROOT_TRIALS.map((trial) => [trial.what, trial] as const))("%s", (_what, trial) => {
  it("weighs at least a third of its counted work with hotkeys that have a rate on each subnet", () => {
    const { ok, counted, charged } = withCount(FULL, trial);
    expect(ok).toBe(true);
    expect(counted / charged).toBeLessThanOrEqual(MAX_RATIO);
  });

  it("declares the same for each rate of a hotkey whose root stake may change", () => {
    const [without, few, full] = [0, 3, FULL].map((count) => withCount(count, trial).declared);
    expect(few).toBe((without ?? 0) + 3 * trial.sides * RATE);
    expect(full).toBe((without ?? 0) + FULL * trial.sides * RATE);
  });
});

describe.each([[[1]], [[1, 2, 3, 4, 5]]])("claimRoot of the subnets %j", (subnets) => {
  const claim = (count: number): Measured =>
    measure(chain, {
      origin: signed(coldkey),
      call: S.call("claimRoot", { subnets }),
      prepare: (state) => withRates(state, count),
    });

  it("weighs at least a third of its counted work with hotkeys that have a rate on each subnet", () => {
    const { ok, counted, charged, declared } = claim(FULL);
    expect(ok).toBe(true);
    expect(counted / charged).toBeLessThanOrEqual(MAX_RATIO);
    expect(charged).toBeLessThan(declared);
  });

  it("gives back the rates that no hotkey has", () => {
    const [few, full] = [claim(5), claim(FULL)];
    expect(full.declared).toBe(few.declared);
    expect(full.charged).toBe(few.charged + STAKED * (FULL - 5) * RATE);
  });
});

it.each(["addStakeBurn", "recycleAlpha", "burnAlpha"] as const)("%s on root, which fails, weighs its rates", (name) => {
  const call =
    name === "addStakeBurn" ? S.call(name, { ...root, amount, limit: undefined }) : S.call(name, { ...root, amount });
  const [without, full] = [0, FULL].map((count) => withCount(count, { what: name, call, sides: 1 }));
  expect(full?.ok).toBe(false);
  expect((full?.counted ?? 0) / (full?.charged ?? 0)).toBeLessThanOrEqual(MAX_RATIO);
  expect(full?.declared).toBe((without?.declared ?? 0) + FULL * RATE);
});
