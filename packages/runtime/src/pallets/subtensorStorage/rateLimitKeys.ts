import { AccountId, tuple, type Value, variant } from "@opentao/codec";
import { NetUid } from "../../primitives/subnets.ts";

/** Parameters with a rate limit of their own, in the order of their numbers (protocol: consensus §6.3). */
export const Hyperparameter = variant(
  {
    Unknown: null,
    ServingRateLimit: null,
    MaxDifficulty: null,
    AdjustmentAlpha: null,
    MaxWeightLimit: null,
    ImmunityPeriod: null,
    MinAllowedWeights: null,
    Kappa: null,
    Rho: null,
    ActivityCutoff: null,
    PowRegistrationAllowed: null,
    MinBurn: null,
    MaxBurn: null,
    BondsMovingAverage: null,
    BondsPenalty: null,
    CommitRevealEnabled: null,
    LiquidAlphaEnabled: null,
    AlphaValues: null,
    WeightCommitInterval: null,
    TransferEnabled: null,
    AlphaSigmoidSteepness: null,
    Yuma3Enabled: null,
    BondsResetEnabled: null,
    ImmuneNeuronLimit: null,
    RecycleOrBurn: null,
    MaxAllowedUids: null,
    BurnHalfLife: null,
    BurnIncreaseMult: null,
    SubnetEmissionEnabled: null,
    MinChildkeyTake: null,
    ActivityCutoffFactorMilli: null,
    TriggerEpoch: null,
  },
  { path: "pallet_subtensor::utils::rate_limiting::Hyperparameter" },
);
export type Hyperparameter = Value<typeof Hyperparameter>;

/** A limited action that is not tied to one kind of call (protocol: staking §3.15). */
export const RateLimitKey = variant(
  {
    SetSNOwnerHotkey: NetUid,
    OwnerHyperparamUpdate: tuple(NetUid, Hyperparameter),
    NetworkLastRegistered: null,
    LastTxBlock: AccountId,
    LastTxBlockChildKeyTake: AccountId,
    LastTxBlockDelegateTake: AccountId,
    AddStakeBurn: NetUid,
  },
  { path: "pallet_subtensor::RateLimitKey" },
);
export type RateLimitKey = Value<typeof RateLimitKey>;
