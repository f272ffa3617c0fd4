import { tx } from "../reads/typed.ts";
import { flag, long, part, parts, short, signed, upTo } from "./forms.ts";
import { byOwner, byRoot, type SubnetParameter } from "./parameter.ts";

const { AdminUtils: admin, SubtensorModule: subtensor } = tx;
const U32_MOST = 4_294_967_295;

/** Parameters of epochs and weights, by name. */
export const CONSENSUS: Readonly<Record<string, SubnetParameter>> = {
  tempo: byOwner(
    short,
    (items, netuid) => items.Tempo(netuid),
    (netuid, tempo) => subtensor.set_tempo({ netuid, tempo }),
    (netuid, tempo) => admin.sudo_set_tempo({ netuid, tempo }),
  ),
  kappa: byRoot(
    part,
    (items, netuid) => items.Kappa(netuid),
    (netuid, kappa) => admin.sudo_set_kappa({ netuid, kappa }),
  ),
  rho: byOwner(
    short,
    (items, netuid) => items.Rho(netuid),
    (netuid, rho) => admin.sudo_set_rho({ netuid, rho }),
  ),
  activity_cutoff: byOwner(
    short,
    (items, netuid) => items.ActivityCutoff(netuid),
    (netuid, activity_cutoff) => admin.sudo_set_activity_cutoff({ netuid, activity_cutoff }),
  ),
  activity_cutoff_factor: byOwner(
    upTo(U32_MOST),
    (items, netuid) => items.ActivityCutoffFactorMilli(netuid),
    (netuid, factor_milli) => subtensor.set_activity_cutoff_factor({ netuid, factor_milli }),
  ),
  min_allowed_weights: byOwner(
    short,
    (items, netuid) => items.MinAllowedWeights(netuid),
    (netuid, min_allowed_weights) => admin.sudo_set_min_allowed_weights({ netuid, min_allowed_weights }),
  ),
  weights_version: byOwner(
    long,
    (items, netuid) => items.WeightsVersionKey(netuid),
    (netuid, weights_version_key) => admin.sudo_set_weights_version_key({ netuid, weights_version_key }),
  ),
  weights_rate_limit: byRoot(
    long,
    (items, netuid) => items.WeightsSetRateLimit(netuid),
    (netuid, weights_set_rate_limit) => admin.sudo_set_weights_set_rate_limit({ netuid, weights_set_rate_limit }),
  ),
  commit_reveal_weights_enabled: byOwner(
    flag,
    (items, netuid) => items.CommitRevealWeightsEnabled(netuid),
    (netuid, enabled) => admin.sudo_set_commit_reveal_weights_enabled({ netuid, enabled }),
  ),
  commit_reveal_period: byOwner(
    long,
    (items, netuid) => items.RevealPeriodEpochs(netuid),
    (netuid, interval) => admin.sudo_set_commit_reveal_weights_interval({ netuid, interval }),
  ),
  bonds_moving_avg: byOwner(
    long,
    (items, netuid) => items.BondsMovingAverage(netuid),
    (netuid, bonds_moving_average) => admin.sudo_set_bonds_moving_average({ netuid, bonds_moving_average }),
  ),
  bonds_penalty: byOwner(
    part,
    (items, netuid) => items.BondsPenalty(netuid),
    (netuid, bonds_penalty) => admin.sudo_set_bonds_penalty({ netuid, bonds_penalty }),
  ),
  bonds_reset_enabled: byOwner(
    flag,
    (items, netuid) => items.BondsResetOn(netuid),
    (netuid, enabled) => admin.sudo_set_bonds_reset_enabled({ netuid, enabled }),
  ),
  yuma3_enabled: byOwner(
    flag,
    (items, netuid) => items.Yuma3On(netuid),
    (netuid, enabled) => admin.sudo_set_yuma3_enabled({ netuid, enabled }),
  ),
  liquid_alpha_enabled: byOwner(
    flag,
    (items, netuid) => items.LiquidAlphaOn(netuid),
    (netuid, enabled) => admin.sudo_set_liquid_alpha_enabled({ netuid, enabled }),
  ),
  alpha_values: byOwner(
    parts,
    (items, netuid) => items.AlphaValues(netuid),
    (netuid, [alpha_low, alpha_high]) => admin.sudo_set_alpha_values({ netuid, alpha_low, alpha_high }),
  ),
  alpha_sigmoid_steepness: byOwner(
    signed,
    (items, netuid) => items.AlphaSigmoidSteepness(netuid),
    (netuid, steepness) => admin.sudo_set_alpha_sigmoid_steepness({ netuid, steepness }),
  ),
};
