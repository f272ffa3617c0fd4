import type { ArgsOf, PalletCalls, RuntimeCall } from "../../../framework/index.ts";
import { moveCalls } from "../calls/moves.ts";
import { stakingCalls } from "../calls/staking.ts";

/** Stake that a call moves: with whom, and where; without a subnet it is wherever there is some. */
export interface FeeSource {
  readonly hotkey: Uint8Array;
  readonly netuid?: number;
}

type Sources<C extends PalletCalls> = { readonly [N in keyof C]?: (args: ArgsOf<C[N]>) => FeeSource };

/** Lists how calls name their position. The arguments were read, or made, by the definition of the same name. */
function sourcesOf<C extends PalletCalls>(_calls: C, sources: Sources<C>): [string, (args: never) => FeeSource][] {
  return Object.entries(sources);
}

const here = ({ hotkey, netuid }: Required<FeeSource>): FeeSource => ({ hotkey, netuid });
const everywhere = ({ hotkey }: FeeSource): FeeSource => ({ hotkey });
const from = ({ hotkey, originNetuid }: { readonly hotkey: Uint8Array; readonly originNetuid: number }): FeeSource => ({
  hotkey,
  netuid: originNetuid,
});

/** Calls whose fee may be paid in alpha (protocol: staking §2.16). */
const SOURCES = new Map([
  ...sourcesOf(stakingCalls, {
    removeStake: here,
    removeStakeLimit: here,
    removeStakeFullLimit: here,
    recycleAlpha: here,
    burnAlpha: here,
    unstakeAll: everywhere,
    unstakeAllAlpha: everywhere,
  }),
  ...sourcesOf(moveCalls, {
    moveStake: ({ originHotkey, originNetuid }) => ({ hotkey: originHotkey, netuid: originNetuid }),
    transferStake: from,
    swapStake: from,
    swapStakeLimit: from,
  }),
]);

/** The position that pays for a call, if its fee may be paid in alpha. */
export function feeSourceOf({ type, value }: RuntimeCall): FeeSource | undefined {
  if (type !== "SubtensorModule") return undefined;
  return SOURCES.get(value.type)?.(value.value as never); // see sourcesOf
}
