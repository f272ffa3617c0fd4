import { ensure, fail, type State } from "../../../framework/index.ts";
import { ROOT } from "../../../primitives/subnets.ts";
import { CommitRevealWeightsEnabled, SubnetworkN, Uids, Weights } from "../../subtensorStorage/index.ts";
import { storageIndex } from "../../subtensorStorage/storageIndex.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { recordUpdate } from "../neurons/lists.ts";
import { ensureMechanismExists } from "../subnets/ensureExists.ts";
import {
  areEnough,
  areUidsInUse,
  hasStakeForWeights,
  isVersionAccepted,
  mayValidate,
  passesWeightsRateLimit,
} from "./rules.ts";
import { maxUpscale } from "./upscale.ts";

/** Weights as a validator gives them. */
export interface GivenWeights {
  readonly netuid: number;
  readonly mechanism: number;
  readonly uids: readonly number[];
  /** One weight a UID, out of 65535; only their ratios count. */
  readonly values: readonly number[];
  /** Version of the validator's code, as the subnet counts it. */
  readonly versionKey: bigint;
}

/**
 * Sets a validator's weights (protocol: consensus §5.2). While commits are required this is the end of a reveal: it is
 * then not limited in its rate, and the block of the commit stays the block of the update.
 */
export function setWeights(state: State, hotkey: Uint8Array, weights: GivenWeights): void {
  const { netuid, mechanism, uids, values, versionKey } = weights;
  const index = storageIndex(netuid, mechanism);
  ensure(netuid !== ROOT, errors.CanNotSetRootNetworkWeights);
  ensure(uids.length === values.length, errors.WeightVecNotEqualSize);
  ensureMechanismExists(state, netuid, mechanism);
  ensure(uids.length <= SubnetworkN.get(state, netuid), errors.UidsLengthExceedUidsInSubNet);
  const uid = Uids.get(state, netuid, hotkey) ?? fail(errors.HotKeyNotRegisteredInSubNet);
  ensure(hasStakeForWeights(state, hotkey, netuid), errors.NotEnoughStakeToSetWeights);
  ensure(isVersionAccepted(state, netuid, versionKey), errors.IncorrectWeightVersionKey);
  const isDirect = !CommitRevealWeightsEnabled.get(state, netuid);
  const isInTime = !isDirect || passesWeightsRateLimit(state, netuid, index, uid);
  ensure(isInTime, errors.SettingWeightsTooFast);
  ensure(mayValidate(state, netuid, uid, uids), errors.NeuronNoValidatorPermit);
  ensure(new Set(uids).size === uids.length, errors.DuplicateUids);
  ensure(areUidsInUse(state, netuid, uids), errors.UidVecContainInvalidOne);
  ensure(areEnough(state, netuid, uid, uids), errors.WeightVecLengthIsLow);

  const scaled = maxUpscale(values);
  Weights.set(
    state,
    index,
    uid,
    uids.map((to, position) => [to, scaled[position] ?? 0]),
  );
  if (isDirect) recordUpdate(state, index, uid);
  state.deposit(events.WeightsSet([index, uid]));
}

/** Sets weights in the open. Fails with `CommitRevealEnabled` where they must be committed first. */
export function setWeightsDirectly(state: State, hotkey: Uint8Array, weights: GivenWeights): void {
  ensure(!CommitRevealWeightsEnabled.get(state, weights.netuid), errors.CommitRevealEnabled);
  setWeights(state, hotkey, weights);
}
