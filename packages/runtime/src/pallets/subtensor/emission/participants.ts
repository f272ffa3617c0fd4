import { U96F32 } from "@opentao/fixed";
import { type State, Subject } from "../../../framework/index.ts";
import { saturatingAdd, U16_MAX } from "../../../primitives/numbers.ts";
import { countMintedAlpha } from "../../alphaAssets/index.ts";
import {
  OwnerCutEnabled,
  PendingOwnerCut,
  PendingRootAlphaDivs,
  PendingServerEmission,
  PendingValidatorEmission,
  SubnetAlphaOut,
  SubnetAlphaOutEmission,
  SubnetOwnerCut,
} from "../../subtensorStorage/index.ts";
import { recycleSubnetAlpha } from "../ledger/reserves.ts";
import { rootProportion } from "./rootProportion.ts";
import type { SubnetTerms } from "./terms.ts";

/** Alpha that waits for a subnet's epoch. */
export interface PendingAlpha {
  /** Part for miners. */
  readonly server: bigint;
  /** Part for validators, by their alpha. */
  readonly validator: bigint;
  /** Part for validators, by their root stake. */
  readonly root: bigint;
  readonly ownerCut: bigint;
}

/** Division of a block's alpha among those who wait. */
export interface ParticipantFigures {
  readonly netuid: number;
  readonly alphaOut: U96F32;
  /** Owner's share; 0 where the cut is switched off. */
  readonly cutShare: U96F32;
  readonly cut: U96F32;
  readonly rest: U96F32;
  /** Root's part in the subnet. */
  readonly rootProportion: U96F32;
  readonly root: U96F32;
  readonly server: U96F32;
  readonly validator: U96F32;
  /** Root's part waits too; it is recycled otherwise. */
  readonly rootIsPaid: boolean;
  /** Alpha that waited before the block. */
  readonly before: PendingAlpha;
}

export const PARTICIPANTS = new Subject<ParticipantFigures>("SubtensorModule.participants");

const HALF = U96F32.fraction(1, 2);

function addTo(pending: typeof PendingOwnerCut, state: State, netuid: number, amount: bigint): void {
  pending.mutate(state, netuid, (sum) => saturatingAdd(sum, amount));
}

function pendingAlpha(state: State, netuid: number): PendingAlpha {
  return {
    server: PendingServerEmission.get(state, netuid),
    validator: PendingValidatorEmission.get(state, netuid),
    root: PendingRootAlphaDivs.get(state, netuid),
    ownerCut: PendingOwnerCut.get(state, netuid),
  };
}

/**
 * Sets aside a block's alpha for owner, miners, validators and root until the subnet's epoch (protocol: consensus
 * §2.10). Root's part is recycled unless root is paid.
 */
export function emitToParticipants(state: State, { netuid, alphaOut }: SubnetTerms, rootIsPaid: boolean): void {
  const minted = U96F32.toU64(alphaOut);
  SubnetAlphaOutEmission.set(state, netuid, minted);
  SubnetAlphaOut.mutate(state, netuid, (outside) => saturatingAdd(outside, minted));
  countMintedAlpha(state, netuid, minted);
  const hasCut = OwnerCutEnabled.get(state, netuid);
  const cutShare = hasCut ? U96F32.fraction(SubnetOwnerCut.get(state), U16_MAX) : U96F32.zero;
  const cut = U96F32.mul(alphaOut, cutShare);
  const rest = U96F32.sub(alphaOut, cut);
  const proportion = rootProportion(state, netuid);
  const root = U96F32.mul(U96F32.mul(proportion, rest), HALF);
  const server = U96F32.mul(rest, HALF);
  const validator = U96F32.sub(U96F32.sub(rest, server), root);
  state.tell(PARTICIPANTS, () => ({
    ...{ netuid, alphaOut, cutShare, cut, rest, rootProportion: proportion, root, server, validator, rootIsPaid },
    before: pendingAlpha(state, netuid),
  }));
  addTo(PendingOwnerCut, state, netuid, U96F32.toU64(cut));
  addTo(PendingServerEmission, state, netuid, U96F32.toU64(server));
  addTo(PendingValidatorEmission, state, netuid, U96F32.toU64(validator));
  if (rootIsPaid) addTo(PendingRootAlphaDivs, state, netuid, U96F32.toU64(root));
  else recycleSubnetAlpha(state, netuid, U96F32.toU64(root));
}
