/**
 * Parameters of a subnet's owner, token and emission (protocol: consensus §6.2).
 *
 * @packageDocumentation
 */

import { AccountId, bool, u16, u64 } from "@opentao/codec";
import { call, ensure, type Origin, palletCalls, type State } from "../../../framework/index.ts";
import { NetUid, ROOT } from "../../../primitives/subnets.ts";
import { events as subtensorEvents } from "../../subtensor/events.ts";
import { changeOwnerHotkey } from "../../subtensor/locks/ownerHotkey.ts";
import { ensureSubnetExists } from "../../subtensor/subnets/ensureExists.ts";
import {
  EMAPriceHalvingBlocks,
  MaxChildkeyTake,
  MinChildkeyTake,
  MinChildkeyTakePerSubnet,
  OwnerCutAutoLockEnabled,
  OwnerCutEnabled,
  RecycleOrBurn,
  SubnetEmissionEnabled,
  SubtokenEnabled,
  TransferToggle,
} from "../../subtensorStorage/index.ts";
import { RecycleOrBurnEnum } from "../../subtensorStorage/types.ts";
import { ownerCall, rootCall, windowCall } from "../declare.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { changeWithLimitForAll } from "../permissions.ts";

/** Blocks between two changes of the owner's hotkey, whoever makes them. */
const OWNER_HOTKEY_INTERVAL = 50_400n;

function changeOwnerHotkeyAtIntervals(state: State, origin: Origin, netuid: number, hotkey: Uint8Array): void {
  const limit = { key: { type: "SetSNOwnerHotkey", value: netuid }, blocks: OWNER_HOTKEY_INTERVAL } as const;
  changeWithLimitForAll(state, origin, netuid, limit, () => {
    ensureSubnetExists(state, netuid);
    changeOwnerHotkey(state, netuid, hotkey);
  });
}

const ownerHotkeyCall = (index: number, docs: string) =>
  call({
    index,
    args: { netuid: NetUid, hotkey: AccountId },
    // Besides the hotkey, the aggregates of locks of both hotkeys.
    weight: { refTime: 60_000_000, reads: 30, writes: 10 },
    docs,
    dispatch: ({ state, origin }, { netuid, hotkey }) => changeOwnerHotkeyAtIntervals(state, origin, netuid, hotkey),
  });

/** Calls of the subject. */
export const networkCalls = palletCalls({
  sudoSetToggleTransfer: ownerCall({
    index: 61,
    args: { toggle: bool },
    parameter: "TransferEnabled",
    docs: "Says whether stake on the subnet may change coldkeys.",
    set: (state, netuid, { toggle }) => {
      TransferToggle.set(state, netuid, toggle);
      state.deposit(subtensorEvents.TransferToggle([netuid, toggle]));
    },
  }),

  sudoSetSubnetOwnerHotkey: ownerHotkeyCall(64, "Sets the hotkey that receives the owner's cut; an older name."),

  sudoSetEmaPriceHalvingPeriod: rootCall({
    index: 65,
    args: { emaHalving: u64 },
    docs: "Sets the blocks after which the price average gives a new subnet half its final weight.",
    set: (state, netuid, { emaHalving }) => EMAPriceHalvingBlocks.set(state, netuid, emaHalving),
  }),

  sudoSetSubtokenEnabled: windowCall({
    index: 66,
    args: { subtokenEnabled: bool },
    docs: "Says whether the subnet's alpha may be staked, unstaked and moved.",
    set: (state, netuid, { subtokenEnabled }) => SubtokenEnabled.set(state, netuid, subtokenEnabled),
  }),

  sudoSetSnOwnerHotkey: ownerHotkeyCall(67, "Sets the hotkey that receives the owner's cut."),

  sudoSetRecycleOrBurn: ownerCall({
    index: 80,
    args: { recycleOrBurn: RecycleOrBurnEnum },
    parameter: "RecycleOrBurn",
    docs: "Says what becomes of miner emission withheld from the owner's own hotkeys.",
    set: (state, netuid, { recycleOrBurn }) => RecycleOrBurn.set(state, netuid, recycleOrBurn),
  }),

  sudoSetOwnerCutEnabled: ownerCall({
    index: 92,
    args: { enabled: bool },
    parameter: undefined,
    mustExist: true,
    class: "Operational",
    docs: "Says whether the owner's cut is taken.",
    set: (state, netuid, { enabled }) => {
      ensure(netuid !== ROOT, errors.NotPermittedOnRootSubnet);
      OwnerCutEnabled.set(state, netuid, enabled);
    },
  }),

  sudoSetMinChildkeyTakePerSubnet: ownerCall({
    index: 93,
    args: { take: u16 },
    parameter: "MinChildkeyTake",
    mustExist: true,
    docs: "Sets the least take of a child on the subnet, out of 65535.",
    set: (state, netuid, { take }) => {
      const isInRange = take >= MinChildkeyTake.get(state) && take <= MaxChildkeyTake.get(state);
      ensure(isInRange, errors.InvalidValue);
      MinChildkeyTakePerSubnet.set(state, netuid, take);
      state.deposit(subtensorEvents.MinChildKeyTakePerSubnetSet([netuid, take]));
    },
  }),

  sudoSetSubnetEmissionEnabled: rootCall({
    index: 94,
    args: { enabled: bool },
    mustExist: true,
    docs: "Says whether the subnet takes part in the TAO emission.",
    set: (state, netuid, { enabled }) => {
      ensure(netuid !== ROOT, errors.NotPermittedOnRootSubnet);
      SubnetEmissionEnabled.set(state, netuid, enabled);
      state.deposit(events.SubnetEmissionEnabledSet({ netuid, enabled }));
    },
  }),

  sudoSetOwnerCutAutoLockEnabled: ownerCall({
    index: 95,
    args: { enabled: bool },
    parameter: undefined,
    mustExist: true,
    class: "Operational",
    docs: "Says whether the owner's cut is locked as it is paid.",
    set: (state, netuid, { enabled }) => {
      ensure(netuid !== ROOT, errors.NotPermittedOnRootSubnet);
      OwnerCutAutoLockEnabled.set(state, netuid, enabled);
    },
  }),
});
