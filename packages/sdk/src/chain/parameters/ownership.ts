import { tx } from "../reads/typed.ts";
import { flag, hotkey, long, part, recycleOrBurn, shares, upTo } from "./forms.ts";
import { byOwner, byRoot, type SubnetParameter } from "./parameter.ts";

const { AdminUtils: admin } = tx;
const U8_MOST = 255;

/** Parameters of a subnet's owner, its alpha and its emission, by name. */
export const OWNERSHIP: Readonly<Record<string, SubnetParameter>> = {
  serving_rate_limit: byOwner(
    long,
    (items, netuid) => items.ServingRateLimit(netuid),
    (netuid, serving_rate_limit) => admin.sudo_set_serving_rate_limit({ netuid, serving_rate_limit }),
  ),
  mechanism_count: byOwner(
    upTo(U8_MOST),
    (items, netuid) => items.MechanismCountCurrent(netuid),
    (netuid, mechanism_count) => admin.sudo_set_mechanism_count({ netuid, mechanism_count }),
  ),
  mechanism_emission_split: byOwner(
    shares,
    async (items, netuid) => (await items.MechanismEmissionSplit(netuid)) ?? null,
    (netuid, split) => admin.sudo_set_mechanism_emission_split({ netuid, maybe_split: split ?? undefined }),
  ),
  subnet_is_active: byRoot(
    flag,
    (items, netuid) => items.SubtokenEnabled(netuid),
    (netuid, subtoken_enabled) => admin.sudo_set_subtoken_enabled({ netuid, subtoken_enabled }),
  ),
  subnet_emission_enabled: byRoot(
    flag,
    (items, netuid) => items.SubnetEmissionEnabled(netuid),
    (netuid, enabled) => admin.sudo_set_subnet_emission_enabled({ netuid, enabled }),
  ),
  transfers_enabled: byOwner(
    flag,
    (items, netuid) => items.TransferToggle(netuid),
    (netuid, toggle) => admin.sudo_set_toggle_transfer({ netuid, toggle }),
  ),
  owner_cut_enabled: byOwner(
    flag,
    (items, netuid) => items.OwnerCutEnabled(netuid),
    (netuid, enabled) => admin.sudo_set_owner_cut_enabled({ netuid, enabled }),
  ),
  owner_cut_auto_lock_enabled: byOwner(
    flag,
    (items, netuid) => items.OwnerCutAutoLockEnabled(netuid),
    (netuid, enabled) => admin.sudo_set_owner_cut_auto_lock_enabled({ netuid, enabled }),
  ),
  sn_owner_hotkey: byOwner(
    hotkey,
    (items, netuid) => items.SubnetOwnerHotkey(netuid),
    (netuid, address) => admin.sudo_set_sn_owner_hotkey({ netuid, hotkey: address }),
  ),
  recycle_or_burn: byOwner(
    recycleOrBurn,
    (items, netuid) => items.RecycleOrBurn(netuid),
    (netuid, recycle_or_burn) => admin.sudo_set_recycle_or_burn({ netuid, recycle_or_burn }),
  ),
  min_childkey_take: byOwner(
    part,
    (items, netuid) => items.MinChildkeyTakePerSubnet(netuid),
    (netuid, take) => admin.sudo_set_min_childkey_take_per_subnet({ netuid, take }),
  ),
};
