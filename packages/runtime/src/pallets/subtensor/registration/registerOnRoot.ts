import { ensure, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { subnetExists } from "../../subtensorStorage/existence.ts";
import {
  Keys,
  MaxAllowedUids,
  MaxRegistrationsPerBlock,
  RegistrationsThisBlock,
  RegistrationsThisInterval,
  SubnetworkN,
  TargetRegistrationsPerInterval,
  TotalHotkeyAlpha,
  Uids,
} from "../../subtensorStorage/index.ts";
import { becomeDelegateIfAbsent } from "../delegation/take.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { createHotkeyIfAbsent } from "../keys/ownership.ts";
import { appendNeuron } from "../neurons/append.ts";
import { replaceNeuron } from "../neurons/replace.ts";
import type { WalletKeys } from "../position.ts";

/** The root validator with the least root stake; the first in storage order among equals. */
function weakest(state: State): { uid: number; stake: bigint } {
  let found: { uid: number; stake: bigint } | undefined;
  for (const [[, uid], hotkey] of Keys.entriesUnder(state, ROOT)) {
    const stake = TotalHotkeyAlpha.get(state, hotkey, ROOT);
    if (found === undefined || stake < found.stake) found = { uid, stake };
  }
  return found ?? { uid: 0, stake: 0n };
}

function placeOnRoot(state: State, hotkey: Uint8Array): number {
  if (SubnetworkN.get(state, ROOT) < MaxAllowedUids.get(state, ROOT)) return appendNeuron(state, ROOT, hotkey);
  const { uid, stake } = weakest(state);
  ensure(stake < TotalHotkeyAlpha.get(state, hotkey, ROOT), errors.StakeTooLowForRoot);
  replaceNeuron(state, ROOT, uid, hotkey);
  return uid;
}

/**
 * Makes a hotkey a root validator; when all places are taken, in place of the one with the least root stake
 * (protocol: consensus §4.7).
 */
export function registerOnRoot(state: State, keys: WalletKeys): void {
  const { hotkey } = keys;
  ensure(subnetExists(state, ROOT), errors.RootNetworkDoesNotExist);
  const inBlock = RegistrationsThisBlock.get(state, ROOT);
  ensure(inBlock < MaxRegistrationsPerBlock.get(state, ROOT), errors.TooManyRegistrationsThisBlock);
  const inInterval = RegistrationsThisInterval.get(state, ROOT);
  ensure(inInterval < 3 * TargetRegistrationsPerInterval.get(state, ROOT), errors.TooManyRegistrationsThisInterval);
  ensure(!Uids.has(state, ROOT, hotkey), errors.HotKeyAlreadyRegisteredInSubNet);
  createHotkeyIfAbsent(state, keys);
  const uid = placeOnRoot(state, hotkey);
  becomeDelegateIfAbsent(state, hotkey);
  RegistrationsThisInterval.set(state, ROOT, inInterval + 1);
  RegistrationsThisBlock.set(state, ROOT, inBlock + 1);
  state.deposit(events.NeuronRegistered([ROOT, uid, hotkey]));
}
