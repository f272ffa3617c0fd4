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

/** A parameter: how its value is written, who may change it, and the event that tells of a change. */
export interface Parameter {
  readonly form: Form;
  readonly changer: Changer;
  /** `Pallet.Event`, whose first field is the subnet and whose second the new value. */
  readonly event?: `${"SubtensorModule" | "AdminUtils"}.${string}`;
}

/** Parameters by the names that the chain lists them under. */
export const PARAMETERS = {
  tempo: { form: "blocks", changer: "owner", event: "SubtensorModule.TempoSet" },
  registration_allowed: { form: "flag", changer: "root", event: "SubtensorModule.RegistrationAllowed" },
  min_burn: { form: "tao", changer: "owner", event: "SubtensorModule.MinBurnSet" },
  max_burn: { form: "tao", changer: "owner", event: "SubtensorModule.MaxBurnSet" },
  burn_half_life: { form: "blocks", changer: "owner", event: "AdminUtils.BurnHalfLifeSet" },
  burn_increase_mult: { form: "fixed64", changer: "owner", event: "AdminUtils.BurnIncreaseMultSet" },
  immunity_period: { form: "blocks", changer: "owner", event: "SubtensorModule.ImmunityPeriodSet" },
  max_validators: { form: "count", changer: "root", event: "SubtensorModule.MaxAllowedValidatorsSet" },
  kappa: { form: "u16Part", changer: "root", event: "SubtensorModule.KappaSet" },
  weights_rate_limit: { form: "blocks", changer: "root", event: "SubtensorModule.WeightsSetRateLimitSet" },
  weights_version: { form: "number", changer: "owner", event: "SubtensorModule.WeightsVersionKeySet" },
  min_allowed_weights: { form: "count", changer: "owner", event: "SubtensorModule.MinAllowedWeightSet" },
  commit_reveal_weights_enabled: { form: "flag", changer: "owner", event: "SubtensorModule.CommitRevealEnabled" },
  commit_reveal_period: { form: "epochs", changer: "owner", event: "SubtensorModule.CommitRevealPeriodsSet" },
  activity_cutoff_factor: {
    form: "milliTempos",
    changer: "owner",
    event: "SubtensorModule.ActivityCutoffFactorMilliSet",
  },
  serving_rate_limit: { form: "blocks", changer: "owner", event: "SubtensorModule.ServingRateLimitSet" },
  bonds_moving_avg: { form: "millionths", changer: "owner", event: "SubtensorModule.BondsMovingAverageSet" },
  yuma_version: { form: "number", changer: "owner", event: "AdminUtils.Yuma3EnableToggled" },
  liquid_alpha_enabled: { form: "flag", changer: "owner" },
  alpha_low: { form: "u16Part", changer: "owner" },
  alpha_high: { form: "u16Part", changer: "owner" },
  alpha_sigmoid_steepness: { form: "fixed32", changer: "owner" },
  bonds_reset_enabled: { form: "flag", changer: "owner", event: "SubtensorModule.BondsResetOnSet" },
  subnet_is_active: { form: "flag", changer: "root" },
  transfers_enabled: { form: "flag", changer: "owner", event: "SubtensorModule.TransferToggle" },
  owner_cut_enabled: { form: "flag", changer: "owner" },
  owner_cut_auto_lock_enabled: { form: "flag", changer: "owner" },
  target_regs_per_interval: { form: "count", changer: "root", event: "SubtensorModule.RegistrationPerIntervalSet" },
  max_regs_per_block: { form: "count", changer: "root", event: "SubtensorModule.MaxRegistrationsPerBlockSet" },
  activity_cutoff: { form: "blocks", changer: "owner", event: "SubtensorModule.ActivityCutoffSet" },
  max_weights_limit: { form: "u16Part", changer: "nobody" },
  user_liquidity_enabled: { form: "flag", changer: "nobody" },
} as const satisfies Readonly<Record<string, Parameter>>;

/** Name of a parameter that the page can explain. */
export type ParameterName = keyof typeof PARAMETERS;

/** Returns whether the page can explain a parameter. */
export function isKnown(name: string): name is ParameterName {
  return Object.hasOwn(PARAMETERS, name);
}
