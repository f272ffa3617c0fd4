import { bytesEqual } from "@opentao/codec";
import type { Subject } from "../framework/index.ts";
import { type AccrualFigures, ROOT_ACCRUAL } from "../pallets/subtensor/claims/rates.ts";
import { BLOCK_EMISSION, type BlockEmissionFigures } from "../pallets/subtensor/emission/blockEmission.ts";
import { DISTRIBUTION, type DistributionFigures } from "../pallets/subtensor/emission/distribute.ts";
import { type PotFigures, VALIDATOR_POTS } from "../pallets/subtensor/emission/dividends.ts";
import {
  MINER_PAID,
  type MinerPayment,
  OWNER_PAID,
  type OwnerPayment,
  type TakenPayment,
  VALIDATOR_PAID,
} from "../pallets/subtensor/emission/paid.ts";
import { DIVIDEND_SPLIT, type SplitFigures } from "../pallets/subtensor/emission/parents.ts";
import { PARTICIPANTS, type ParticipantFigures } from "../pallets/subtensor/emission/participants.ts";
import { SUBNET_SHARES, type SubnetShareFigures } from "../pallets/subtensor/emission/shares.ts";
import { SUBNET_TERMS, type SubnetTermsFigures } from "../pallets/subtensor/emission/terms.ts";
import { EPOCH_STAKE, type EpochStakeFigures } from "../pallets/subtensor/epoch/collect.ts";
import {
  type EpochFigures,
  MECHANISM_EPOCH,
  type MechanismFigures,
  SUBNET_EPOCH,
} from "../pallets/subtensor/epoch/run.ts";
import { type Change, changesOf } from "./credits.ts";
import type { Fact } from "./recording.ts";

/** An epoch of a subnet, as the runtime told it. */
export interface EpochAccount {
  readonly stakes: EpochStakeFigures;
  readonly mechanisms: readonly MechanismFigures[];
  readonly epoch: EpochFigures;
  readonly distribution: DistributionFigures;
  readonly pots: PotFigures;
  /** Divisions of dividends that are not 0. */
  readonly splits: readonly SplitFigures[];
  readonly miners: readonly MinerPayment[];
  readonly validators: readonly TakenPayment[];
  readonly accruals: readonly AccrualFigures[];
  readonly owner: OwnerPayment | undefined;
}

/** Account of what a block gave to one subnet, and to whom there. */
export interface SubnetAccount {
  readonly netuid: number;
  readonly block: BlockEmissionFigures;
  /** Way of the subnet to its share; `undefined` when it emits nothing in this block. */
  readonly share: SubnetShareFigures | undefined;
  readonly terms: SubnetTermsFigures | undefined;
  readonly participants: ParticipantFigures | undefined;
  /** The epoch, if one ran in this block. */
  readonly epoch: EpochAccount | undefined;
  /** All changes of stake in the block, on this subnet and on others. */
  readonly changes: readonly Change[];
}

/** Figures of one subject, in the order in which they were told. */
function all<T>(facts: readonly Fact[], subject: Subject<T>): T[] {
  return facts.map(({ subject: name, figures }) => subject.read(name, figures)).filter((told) => told !== undefined);
}

function epochOf(facts: readonly Fact[], netuid: number): EpochAccount | undefined {
  const here = <T extends { readonly netuid: number }>(subject: Subject<T>) =>
    all(facts, subject).filter((figures) => figures.netuid === netuid);
  const [stakes] = here(EPOCH_STAKE);
  const [epoch] = here(SUBNET_EPOCH);
  const [distribution] = here(DISTRIBUTION);
  const [pots] = here(VALIDATOR_POTS);
  if (stakes === undefined || epoch === undefined || distribution === undefined || pots === undefined) return undefined;
  return {
    ...{ stakes, epoch, distribution, pots },
    mechanisms: here(MECHANISM_EPOCH),
    splits: here(DIVIDEND_SPLIT),
    miners: here(MINER_PAID),
    validators: here(VALIDATOR_PAID),
    accruals: here(ROOT_ACCRUAL),
    owner: here(OWNER_PAID)[0],
  };
}

/**
 * Makes the account of a subnet, by what the runtime told while it executed the block; `undefined` when it told nothing
 * of the emission.
 */
export function subnetAccount(facts: readonly Fact[], netuid: number): SubnetAccount | undefined {
  const [block] = all(facts, BLOCK_EMISSION);
  if (block === undefined) return undefined;
  // The session asks for shares too, when it ranks authors; emission is first.
  const [shares = []] = all(facts, SUBNET_SHARES);
  return {
    ...{ netuid, block },
    share: shares.find((share) => share.netuid === netuid),
    terms: all(facts, SUBNET_TERMS).find((terms) => terms.netuid === netuid),
    participants: all(facts, PARTICIPANTS).find((figures) => figures.netuid === netuid),
    epoch: epochOf(facts, netuid),
    changes: changesOf(facts),
  };
}

/** Entries about one hotkey. */
export const ofHotkey = <T extends { readonly hotkey: Uint8Array }>(list: readonly T[], hotkey: Uint8Array): T[] =>
  list.filter((entry) => bytesEqual(entry.hotkey, hotkey));
