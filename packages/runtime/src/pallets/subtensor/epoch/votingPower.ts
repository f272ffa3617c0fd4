import type { State } from "../../../framework/index.ts";
import { min, U64_MAX } from "../../../primitives/numbers.ts";
import {
  IsNetworkMember,
  StakeThreshold,
  VotingPower,
  VotingPowerDisableAtBlock,
  VotingPowerEmaAlpha,
  VotingPowerTrackingEnabled,
} from "../../subtensorStorage/index.ts";
import { now } from "../clock.ts";
import { events } from "../events.ts";
import type { NeuronResult } from "./aggregate.ts";

const WHOLE = 10n ** 18n;

function hasEnded(state: State, netuid: number): boolean {
  const end = VotingPowerDisableAtBlock.get(state, netuid);
  return end !== 0n && now(state) >= end;
}

function endTracking(state: State, netuid: number): void {
  VotingPower.clearUnder(state, netuid);
  VotingPowerTrackingEnabled.delete(state, netuid);
  VotingPowerDisableAtBlock.delete(state, netuid);
  state.deposit(events.VotingPowerTrackingDisabled({ netuid }));
}

/**
 * Moves the average of each validator's stake (protocol: staking §5.9), on subnets that track it. Who loses the permit,
 * falls below the stake threshold or leaves the subnet loses the average. Ends the tracking when its end has come.
 *
 * @param hotkeys - by UID, as `results`
 */
export function updateVotingPower(
  state: State,
  netuid: number,
  hotkeys: readonly Uint8Array[],
  results: readonly NeuronResult[],
): void {
  if (!VotingPowerTrackingEnabled.get(state, netuid)) return;
  if (hasEnded(state, netuid)) {
    endTracking(state, netuid);
    return;
  }
  const alpha = VotingPowerEmaAlpha.get(state, netuid);
  const threshold = StakeThreshold.get(state);
  for (const [uid, hotkey] of hotkeys.entries()) {
    const result = results[uid];
    const old = VotingPower.get(state, netuid, hotkey);
    const stake = min(result?.stake ?? 0n, U64_MAX);
    const power = (alpha * stake + (WHOLE - alpha) * old) / WHOLE;
    const falls = power < threshold && old >= threshold;
    if (result?.validatorPermit === true && !falls && power > 0n) VotingPower.set(state, netuid, hotkey, power);
    else if (result?.validatorPermit !== true || falls) VotingPower.delete(state, netuid, hotkey);
  }
  for (const [[, hotkey]] of VotingPower.entriesUnder(state, netuid)) {
    if (!IsNetworkMember.get(state, hotkey, netuid)) VotingPower.delete(state, netuid, hotkey);
  }
}
