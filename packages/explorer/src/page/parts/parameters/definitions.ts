/** Account that may change a parameter of a subnet. */
export type Changer = "owner" | "root" | "nobody";

/** Form in which a value is written. */
export type Form =
  | "blocks"
  | "epochs"
  | "milliTempos"
  | "count"
  | "number"
  | "u16Part"
  | "millionths"
  | "tao"
  | "flag"
  | "fixed32"
  | "fixed64";

/** A value as the chain's list of parameters has it. */
export type Value = boolean | number | bigint;

/** A value as the chain's state has it. */
export type StateValue = Value | readonly Value[];

/** A parameter: how its value is written, who may change it, and where the state has it. */
export interface Parameter {
  readonly form: Form;
  readonly changer: Changer;
  /** Storage item of SubtensorModule. */
  readonly item?: string;
  /** Returns the value that stands in the item, where it is another. */
  readonly read?: (value: StateValue) => StateValue | undefined;
}

const lowest = (value: StateValue) => (Array.isArray(value) ? value[0] : undefined);
const highest = (value: StateValue) => (Array.isArray(value) ? value[1] : undefined);
const yumaVersion = (isThird: StateValue) => (isThird === true ? 3 : 2);
/** It is a whole number there, and one with 32 bits behind the point in the list. */
const steepness = (value: StateValue) => (typeof value === "number" ? BigInt(value) << 32n : undefined);

/** Parameters by the names that the chain lists them under. */
export const PARAMETERS = {
  tempo: { form: "blocks", changer: "owner", item: "Tempo" },
  registration_allowed: { form: "flag", changer: "root", item: "NetworkRegistrationAllowed" },
  min_burn: { form: "tao", changer: "owner", item: "MinBurn" },
  max_burn: { form: "tao", changer: "owner", item: "MaxBurn" },
  burn_half_life: { form: "blocks", changer: "owner", item: "BurnHalfLife" },
  burn_increase_mult: { form: "fixed64", changer: "owner", item: "BurnIncreaseMult" },
  immunity_period: { form: "blocks", changer: "owner", item: "ImmunityPeriod" },
  max_validators: { form: "count", changer: "root", item: "MaxAllowedValidators" },
  kappa: { form: "u16Part", changer: "root", item: "Kappa" },
  weights_rate_limit: { form: "blocks", changer: "root", item: "WeightsSetRateLimit" },
  weights_version: { form: "number", changer: "owner", item: "WeightsVersionKey" },
  min_allowed_weights: { form: "count", changer: "owner", item: "MinAllowedWeights" },
  commit_reveal_weights_enabled: { form: "flag", changer: "owner", item: "CommitRevealWeightsEnabled" },
  commit_reveal_period: { form: "epochs", changer: "owner", item: "RevealPeriodEpochs" },
  activity_cutoff_factor: { form: "milliTempos", changer: "owner", item: "ActivityCutoffFactorMilli" },
  serving_rate_limit: { form: "blocks", changer: "owner", item: "ServingRateLimit" },
  bonds_moving_avg: { form: "millionths", changer: "owner", item: "BondsMovingAverage" },
  yuma_version: { form: "number", changer: "owner", item: "Yuma3On", read: yumaVersion },
  liquid_alpha_enabled: { form: "flag", changer: "owner", item: "LiquidAlphaOn" },
  alpha_low: { form: "u16Part", changer: "owner", item: "AlphaValues", read: lowest },
  alpha_high: { form: "u16Part", changer: "owner", item: "AlphaValues", read: highest },
  alpha_sigmoid_steepness: { form: "fixed32", changer: "owner", item: "AlphaSigmoidSteepness", read: steepness },
  bonds_reset_enabled: { form: "flag", changer: "owner", item: "BondsResetOn" },
  subnet_is_active: { form: "flag", changer: "owner", item: "SubtokenEnabled" },
  transfers_enabled: { form: "flag", changer: "owner", item: "TransferToggle" },
  owner_cut_enabled: { form: "flag", changer: "owner", item: "OwnerCutEnabled" },
  owner_cut_auto_lock_enabled: { form: "flag", changer: "owner", item: "OwnerCutAutoLockEnabled" },
  target_regs_per_interval: { form: "count", changer: "root", item: "TargetRegistrationsPerInterval" },
  max_regs_per_block: { form: "count", changer: "root", item: "MaxRegistrationsPerBlock" },
  activity_cutoff: { form: "blocks", changer: "owner", item: "ActivityCutoff" },
  max_weights_limit: { form: "u16Part", changer: "nobody" },
  user_liquidity_enabled: { form: "flag", changer: "nobody" },
} as const satisfies Readonly<Record<string, Parameter>>;

/** Name of a parameter that the page can explain. */
export type ParameterName = keyof typeof PARAMETERS;

/** Returns whether the page can explain a parameter. */
export function isKnown(name: string): name is ParameterName {
  return Object.hasOwn(PARAMETERS, name);
}
