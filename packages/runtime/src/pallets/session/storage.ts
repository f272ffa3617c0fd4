/**
 * Storage of Session. Items that Substrate's pallet of this name has are named like there.
 *
 * @packageDocumentation
 */

import { AccountId, alias, bytes, tuple, u32, vec } from "@opentao/codec";
import { KeyTypeId } from "@opentao/codec/primitives";
import { blake2_128Concat, palletStorage, twox64Concat } from "../../framework/index.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import {
  AuthorSet,
  Member,
  Report,
  Seat as SeatCodec,
  SessionKeys,
  SetId,
  SessionSettings as SettingsCodec,
  Turns as TurnsCodec,
} from "./types.ts";

const pallet = palletStorage("Session");
const SessionIndex = alias(u32, "SessionIndex");

export const Validators = pallet.value("Validators", vec(AccountId), {
  default: [],
  docs: "Owners of seats: hotkeys, and the author's key where nobody owns the seat.",
});
export const CurrentIndex = pallet.value("CurrentIndex", SessionIndex, { default: 0, docs: "Number of the session." });
export const NextKeys = pallet.optionalMap("NextKeys", [twox64Concat(AccountId)], SessionKeys, {
  docs: "Keys that a hotkey registered; they are used from the next session on.",
});
export const KeyOwner = pallet.optionalMap("KeyOwner", [twox64Concat(tuple(KeyTypeId, bytes()))], AccountId, {
  docs: "The hotkey that registered a key.",
});
export const Settings = pallet.value("Settings", SettingsCodec, {
  default: DEFAULT_SETTINGS,
  docs: "Settings of how long sessions are and who may become an author.",
});
export const CurrentStart = pallet.value("CurrentStart", alias(u32, "BlockNumberFor<T>"), {
  default: 0,
  docs: "First block of the session.",
});
export const Seats = pallet.value("Seats", vec(SeatCodec), {
  default: [],
  docs: "Seats, as the last session's end left them.",
});
export const Turns = pallet.optionalValue("Turns", TurnsCodec, { docs: "Authors that made blocks in this session." });
export const LastFreeKeys = pallet.optionalMap("LastFreeKeys", [blake2_128Concat(AccountId)], SessionIndex, {
  docs: "Session in which a root validator last changed its keys without a fee.",
});
export const AuthorSets = pallet.optionalMap("AuthorSets", [twox64Concat(u32)], AuthorSet, {
  docs: "The most recent sets of authors, numbered.",
});
export const AuthorSetCount = pallet.value("AuthorSetCount", u32, {
  default: 0,
  docs: "Number of sets of authors there have been.",
});
export const VoterSets = pallet.optionalMap("VoterSets", [twox64Concat(SetId)], vec(Member), {
  docs: "The most recent sets of voters.",
});
export const Reports = pallet.value("Reports", vec(Report), {
  default: [],
  docs: "Offences that were reported, for as long as they could be reported again.",
});
export const Bans = pallet.optionalMap("Bans", [blake2_128Concat(AccountId)], SessionIndex, {
  docs: "The last session in which a hotkey, coldkey or key of an author or voter has no seat.",
});

/** All items, as the pallet declares them. */
export const storage = {
  Validators,
  CurrentIndex,
  NextKeys,
  KeyOwner,
  Settings,
  CurrentStart,
  Seats,
  Turns,
  LastFreeKeys,
  AuthorSets,
  AuthorSetCount,
  VoterSets,
  Reports,
  Bans,
};
