import { U96F32 } from "@opentao/fixed";
import type { State } from "../../../framework/index.ts";
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

const HALF = U96F32.fraction(1, 2);

function addTo(pending: typeof PendingOwnerCut, state: State, netuid: number, amount: bigint): void {
  pending.mutate(state, netuid, (sum) => saturatingAdd(sum, amount));
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
  const cutShare = U96F32.fraction(SubnetOwnerCut.get(state), U16_MAX);
  const cut = OwnerCutEnabled.get(state, netuid) ? U96F32.mul(alphaOut, cutShare) : U96F32.zero;
  const rest = U96F32.sub(alphaOut, cut);
  const root = U96F32.mul(U96F32.mul(rootProportion(state, netuid), rest), HALF);
  const server = U96F32.mul(rest, HALF);
  const validator = U96F32.sub(U96F32.sub(rest, server), root);
  addTo(PendingOwnerCut, state, netuid, U96F32.toU64(cut));
  addTo(PendingServerEmission, state, netuid, U96F32.toU64(server));
  addTo(PendingValidatorEmission, state, netuid, U96F32.toU64(validator));
  if (rootIsPaid) addTo(PendingRootAlphaDivs, state, netuid, U96F32.toU64(root));
  else recycleSubnetAlpha(state, netuid, U96F32.toU64(root));
}
