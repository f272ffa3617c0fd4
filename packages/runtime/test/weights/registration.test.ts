import { expect, it } from "vitest";
import { signed, toWeight, WHOLE_BLOCK } from "../../src/framework/index.ts";
import { DISSOLVE } from "../../src/pallets/subtensor/calls/costs.ts";
import { SubtensorModule as S } from "../../src/pallets/subtensor/index.ts";
import { NetworksAdded, SubnetLimit } from "../../src/pallets/subtensorStorage/index.ts";
import { COST, measure, type Trial } from "./measure.ts";
import { replacing } from "./prepared.ts";
import { coldkey, fullChain, hot } from "./world.ts";

const chain = fullChain();
const register = (prepare: Required<Trial>["prepare"]) =>
  measure(chain, { origin: signed(coldkey), call: S.call("registerNetwork", { hotkey: hot(3000) }), prepare });

it("a subnet that takes another's place costs the same whatever the other is: blocks to come remove that", () => {
  // The one is full, the other has four neurons.
  const [large, small] = [register(replacing(1)), register(replacing(5))];
  expect([large, small]).toMatchObject([{ ok: true }, { ok: true }]);
  expect(large.declared).toBe(small.declared);
  expect(large.charged).toBe(small.charged);
  // What there is of each mechanism is removed at once: subnet 1 has two of them.
  expect(large.counted - small.counted).toBeLessThan(10 * COST.write);
  const roomy = register((state) => {
    replacing(1)(state);
    SubnetLimit.set(state, NetworksAdded.keys(state).length + 1);
  });
  expect(large.declared - roomy.declared).toBe(Number(toWeight(DISSOLVE).refTime));
});

it("where there is room the declared weight stands", () => {
  const roomy = register((state) => {
    replacing(1)(state);
    SubnetLimit.set(state, NetworksAdded.keys(state).length + 1);
  });
  expect(roomy.ok).toBe(true);
  expect(roomy.declared).toBeLessThan(Number(WHOLE_BLOCK.refTime) / 10);
});
