import type { EventsTable } from "./tables.ts";

/** Pallets of which events name subnets. */
export const PALLETS_OF_SUBNETS: readonly string[] = ["AdminUtils", "Commitments", "SubtensorModule", "Swap"];

/** Subnets that there can be at most: what names a mechanism too is its number times this, and the subnet. */
const MOST_SUBNETS = 4096;

/** Declares at which places of their data events name subnets, where the fields have no names. */
function at(places: readonly number[], names: string): [name: string, places: readonly number[]][] {
  return names.split(/\s+/).map((name) => [name, places]);
}

/** Places by the names of events of SubtensorModule (protocol: staking §9.2). All others have a field `netuid`. */
const PLACES: ReadonlyMap<string, readonly number[]> = new Map([
  ...at(
    [0],
    `NetworkAdded NetworkRemoved WeightsSet NeuronRegistered MaxAllowedUidsSet MaxWeightLimitSet DifficultySet
    AdjustmentIntervalSet RegistrationPerIntervalSet MaxRegistrationsPerBlockSet ActivityCutoffSet RhoSet
    AlphaSigmoidSteepnessSet KappaSet MinAllowedWeightSet ValidatorPruneLenSet ScalingLawPowerSet
    WeightsSetRateLimitSet ImmunityPeriodSet BondsMovingAverageSet BondsPenaltySet BondsResetOnSet
    MaxAllowedValidatorsSet AxonServed PrometheusServed WeightsVersionKeySet MinDifficultySet MaxDifficultySet
    ServingRateLimitSet BurnSet MaxBurnSet MinBurnSet MinChildKeyTakePerSubnetSet RegistrationAllowed
    PowRegistrationAllowed TempoSet RAORecycledForRegistrationSet AdjustmentAlphaSet SubnetIdentitySet
    SubnetIdentityRemoved BatchWeightsCompleted BatchWeightItemFailed TransferToggle SubnetOwnerHotkeySet
    FirstEmissionBlockNumberSet CRV3WeightsRevealed CommitRevealPeriodsSet CommitRevealEnabled
    TimelockedWeightsRevealed MinAllowedUidsSet MinNonImmuneUidsSet`,
  ),
  ...at(
    [1],
    `SetChildrenScheduled SetChildren CRV3WeightsCommitted WeightsCommitted WeightsRevealed WeightsBatchRevealed
    TimelockedWeightsCommitted`,
  ),
  ...at([4], "StakeAdded StakeRemoved"),
  ...at([3], "AlphaRecycled AlphaBurned"),
  ...at([2, 4], "StakeMoved"),
  ...at([3, 4], "StakeTransferred"),
  ...at([2, 3], "StakeSwapped"),
]);

/** Subnets that an event tells of, by its data as it is stored. */
export function netuidsIn({ pallet, name, data }: Pick<EventsTable, "pallet" | "name" | "data">): number[] {
  if (!PALLETS_OF_SUBNETS.includes(pallet)) return [];
  const values = valuesIn(JSON.parse(data), pallet === "SubtensorModule" ? PLACES.get(name) : undefined);
  const netuids = values.flat().flatMap((value) => (typeof value === "number" ? value % MOST_SUBNETS : []));
  return [...new Set(netuids)];
}

/** Values where an event names subnets. The data of an event with one field is that field. */
function valuesIn(told: unknown, places: readonly number[] | undefined): unknown[] {
  if (places !== undefined) return Array.isArray(told) ? places.map((place): unknown => told[place]) : [told];
  return typeof told === "object" && told !== null && "netuid" in told ? [told.netuid] : [];
}
