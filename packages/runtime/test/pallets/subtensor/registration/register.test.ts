import { expect, it } from "vitest";
import { registerByBurn } from "../../../../src/pallets/subtensor/registration/register.ts";
import { MaxAllowedUids, SubnetAlphaIn, SubnetTAO, Uids } from "../../../../src/pallets/subtensorStorage/index.ts";
import { currentAlphaPrice } from "../../../../src/pallets/swap/index.ts";
import { account } from "../../../testState.ts";
import { COLDKEYS, expectAccountsAgree, stakingWorld, TAO } from "../stakingWorld.ts";

it("leaves on the subnet's account what its pool holds, also where the price cannot rise far enough", () => {
  const state = stakingWorld();
  const [coldkey] = COLDKEYS;
  const [netuid, hotkey] = [1, account(77)];
  MaxAllowedUids.set(state, netuid, 16);
  // Against the 1000 TAO of the pool: just below the highest price, a million TAO.
  SubnetAlphaIn.set(state, netuid, 1_000_100n);
  const price = currentAlphaPrice(state, netuid);
  registerByBurn(state, { coldkey, hotkey, netuid });
  expect(Uids.has(state, netuid, hotkey)).toBe(true);
  expect(currentAlphaPrice(state, netuid)).toBeGreaterThan(price);
  expect(SubnetTAO.get(state, netuid)).toBeLessThan(1000n * TAO + TAO / 10n);
  expectAccountsAgree(state);
});
