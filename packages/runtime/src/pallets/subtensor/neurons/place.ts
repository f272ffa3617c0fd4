import { ensure, fail, type State } from "../../../framework/index.ts";
import { MaxAllowedUids, SubnetworkN } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";
import { appendNeuron } from "./append.ts";
import { neuronToPrune } from "./prune.ts";
import { replaceNeuron } from "./replace.ts";

/** The UID that a newcomer would replace; `undefined` when there is a free one. */
export function uidToReplace(state: State, netuid: number): number | undefined {
  const limit = MaxAllowedUids.get(state, netuid);
  ensure(limit !== 0, errors.NoNeuronIdAvailable);
  if (SubnetworkN.get(state, netuid) < limit) return undefined;
  return neuronToPrune(state, netuid) ?? fail(errors.NoNeuronIdAvailable);
}

/** Fails with `NoNeuronIdAvailable` unless a newcomer can get a UID. */
export function ensureHasPlace(state: State, netuid: number): void {
  uidToReplace(state, netuid);
}

/** Gives `hotkey` a UID, the next one or one that is replaced. */
export function placeNeuron(state: State, netuid: number, hotkey: Uint8Array): number {
  const replaced = uidToReplace(state, netuid);
  if (replaced === undefined) return appendNeuron(state, netuid, hotkey);
  replaceNeuron(state, netuid, replaced, hotkey);
  return replaced;
}
