import { expect, it } from "vitest";
import { signed, WHOLE_BLOCK } from "../../src/framework/index.ts";
import { SubtensorModule as S } from "../../src/pallets/subtensor/index.ts";
import { NetworksAdded, Owner, SubnetLimit } from "../../src/pallets/subtensorStorage/index.ts";
import { measure, type Trial } from "./measure.ts";
import { replacing } from "./prepared.ts";
import { coldkey, fullChain, hot, other } from "./world.ts";

const chain = fullChain();
const register = (prepare: Required<Trial>["prepare"]) =>
  measure(chain, { origin: signed(coldkey), call: S.call("registerNetwork", { hotkey: hot(3000) }), prepare });

it("a subnet that takes another's place costs what the other takes to dissolve; the most is declared before", () => {
  // The one is full, the other has four neurons.
  const [large, small] = [register(replacing(1)), register(replacing(5))];
  expect([large, small]).toMatchObject([{ ok: true }, { ok: true }]);
  expect([large.declared, small.declared]).toEqual([WHOLE_BLOCK.refTime, WHOLE_BLOCK.refTime]);
  expect(large.charged).toBeLessThan(large.declared);
  // The difference in charge covers the difference in work.
  expect(large.charged - small.charged).toBeGreaterThan((large.counted - small.counted) / 3);
  expect(large.counted).toBeGreaterThan(small.counted);
});

it("one with a hotkey of somebody else fails, and gives back what it did not need", () => {
  const foreign = register((state) => {
    replacing(1)(state);
    Owner.set(state, hot(3000), other);
  });
  expect(foreign).toMatchObject({ ok: false, declared: WHOLE_BLOCK.refTime });
  expect(foreign.charged).toBeLessThan(foreign.declared / 100);
});

it("where there is room the declared weight stands", () => {
  const roomy = register((state) => {
    replacing(1)(state);
    SubnetLimit.set(state, NetworksAdded.keys(state).length + 1);
  });
  expect(roomy.ok).toBe(true);
  expect(roomy.declared).toBeLessThan(Number(WHOLE_BLOCK.refTime) / 10);
});
