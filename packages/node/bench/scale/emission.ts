import { I96F32 } from "../../../fixed/src/index.ts";
import { State } from "../../../runtime/src/framework/index.ts";
import { countMintedAlpha } from "../../../runtime/src/pallets/alphaAssets/index.ts";
import {
  PendingOwnerCut,
  PendingRootAlphaDivs,
  PendingServerEmission,
  PendingValidatorEmission,
  RootClaimable,
  RootClaimed,
  StakingColdkeysByIndex,
  StakingHotkeys,
  SubnetAlphaOut,
} from "../../../runtime/src/pallets/subtensorStorage/index.ts";
import { ROOT } from "../../../runtime/src/primitives/subnets.ts";
import { below, HEIGHT, repeat, stateAt, TAO, type World } from "./world.ts";

/** Rao on root for each unit of alpha that waits for them, on every subnet. */
const RAO_OF_DIVIDEND = 500n;
/** Coldkeys that have claimed some of it, and with how many hotkeys. */
const CLAIMED = { coldkeys: 2000, hotkeys: 2, alpha: 1000n };

/** Adds alpha that is outside a pool and nobody's yet. */
function emit(state: State, netuid: number, alpha: bigint): void {
  SubnetAlphaOut.mutate(state, netuid, (outside) => outside + alpha);
  countMintedAlpha(state, netuid, alpha);
}

/** Makes what waits: emission for the next epochs, and root dividends of which some coldkeys have claimed a part. */
export function makeEmission(world: World): void {
  const { size, scratch, validators, chance } = world;
  const netuids = Array.from({ length: size.subnets }, (_, index) => index + 1);
  scratch.write(() => {
    const state = stateAt(world, HEIGHT);
    const rate = I96F32.fraction(1n, RAO_OF_DIVIDEND);
    const dividends = SubnetAlphaOut.get(state, ROOT) / RAO_OF_DIVIDEND;
    for (const netuid of netuids) {
      const amount = TAO * BigInt(1 + below(chance, 100));
      const pending = [PendingOwnerCut, PendingRootAlphaDivs, PendingServerEmission, PendingValidatorEmission];
      for (const item of pending) item.set(state, netuid, amount);
      emit(state, netuid, BigInt(pending.length) * amount + dividends);
    }
    for (const hotkey of validators) {
      RootClaimable.set(
        state,
        hotkey,
        netuids.map((netuid) => [netuid, { bits: rate }]),
      );
    }
  });
  repeat(world, "claims", Math.min(CLAIMED.coldkeys, size.accounts / 5), (index) => {
    const state = new State(scratch);
    const coldkey = StakingColdkeysByIndex.get(state, BigInt(index));
    if (coldkey === undefined) return;
    for (const hotkey of StakingHotkeys.get(state, coldkey).slice(0, CLAIMED.hotkeys)) {
      for (const netuid of netuids) RootClaimed.set(state, netuid, hotkey, coldkey, CLAIMED.alpha);
    }
  });
}
