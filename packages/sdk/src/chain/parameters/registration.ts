import { tx } from "../reads/typed.ts";
import { factor, flag, long, short, tao } from "./forms.ts";
import { byOwner, byRoot, type SubnetParameter } from "./parameter.ts";

const { AdminUtils: admin } = tx;

/** Parameters of registrations and neurons, by name. */
export const REGISTRATION: Readonly<Record<string, SubnetParameter>> = {
  registration_allowed: byRoot(
    flag,
    (items, netuid) => items.NetworkRegistrationAllowed(netuid),
    (netuid, registration_allowed) => admin.sudo_set_network_registration_allowed({ netuid, registration_allowed }),
  ),
  min_burn: byOwner(
    tao,
    (items, netuid) => items.MinBurn(netuid),
    (netuid, min_burn) => admin.sudo_set_min_burn({ netuid, min_burn }),
  ),
  max_burn: byOwner(
    tao,
    (items, netuid) => items.MaxBurn(netuid),
    (netuid, max_burn) => admin.sudo_set_max_burn({ netuid, max_burn }),
  ),
  burn_half_life: byOwner(
    short,
    (items, netuid) => items.BurnHalfLife(netuid),
    (netuid, burn_half_life) => admin.sudo_set_burn_half_life({ netuid, burn_half_life }),
  ),
  burn_increase_mult: byOwner(
    factor,
    (items, netuid) => items.BurnIncreaseMult(netuid),
    (netuid, burn_increase_mult) => admin.sudo_set_burn_increase_mult({ netuid, burn_increase_mult }),
  ),
  immunity_period: byOwner(
    short,
    (items, netuid) => items.ImmunityPeriod(netuid),
    (netuid, immunity_period) => admin.sudo_set_immunity_period({ netuid, immunity_period }),
  ),
  max_allowed_uids: byOwner(
    short,
    (items, netuid) => items.MaxAllowedUids(netuid),
    (netuid, max_allowed_uids) => admin.sudo_set_max_allowed_uids({ netuid, max_allowed_uids }),
  ),
  min_allowed_uids: byRoot(
    short,
    (items, netuid) => items.MinAllowedUids(netuid),
    (netuid, min_allowed_uids) => admin.sudo_set_min_allowed_uids({ netuid, min_allowed_uids }),
  ),
  max_validators: byRoot(
    short,
    (items, netuid) => items.MaxAllowedValidators(netuid),
    (netuid, max_allowed_validators) => admin.sudo_set_max_allowed_validators({ netuid, max_allowed_validators }),
  ),
  owner_immune_neuron_limit: byOwner(
    short,
    (items, netuid) => items.ImmuneOwnerUidsLimit(netuid),
    (netuid, immune_neurons) => admin.sudo_set_owner_immune_neuron_limit({ netuid, immune_neurons }),
  ),
  target_regs_per_interval: byRoot(
    short,
    (items, netuid) => items.TargetRegistrationsPerInterval(netuid),
    (netuid, target_registrations_per_interval) =>
      admin.sudo_set_target_registrations_per_interval({ netuid, target_registrations_per_interval }),
  ),
  max_regs_per_block: byRoot(
    short,
    (items, netuid) => items.MaxRegistrationsPerBlock(netuid),
    (netuid, max_registrations_per_block) =>
      admin.sudo_set_max_registrations_per_block({ netuid, max_registrations_per_block }),
  ),
  difficulty: byRoot(
    long,
    (items, netuid) => items.Difficulty(netuid),
    (netuid, difficulty) => admin.sudo_set_difficulty({ netuid, difficulty }),
  ),
  min_difficulty: byRoot(
    long,
    (items, netuid) => items.MinDifficulty(netuid),
    (netuid, min_difficulty) => admin.sudo_set_min_difficulty({ netuid, min_difficulty }),
  ),
  max_difficulty: byOwner(
    long,
    (items, netuid) => items.MaxDifficulty(netuid),
    (netuid, max_difficulty) => admin.sudo_set_max_difficulty({ netuid, max_difficulty }),
  ),
  adjustment_interval: byRoot(
    short,
    (items, netuid) => items.AdjustmentInterval(netuid),
    (netuid, adjustment_interval) => admin.sudo_set_adjustment_interval({ netuid, adjustment_interval }),
  ),
  adjustment_alpha: byOwner(
    long,
    (items, netuid) => items.AdjustmentAlpha(netuid),
    (netuid, adjustment_alpha) => admin.sudo_set_adjustment_alpha({ netuid, adjustment_alpha }),
  ),
};
