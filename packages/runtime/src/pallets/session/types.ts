/**
 * Types of Session as they stand in storage, calls and events.
 *
 * @packageDocumentation
 */

import { AccountId, bool, H256, option, struct, u16, u32, u64, type Value, vec } from "@opentao/codec";
import { Slot } from "@opentao/codec/primitives";
import { TaoBalance } from "../../primitives/amounts.ts";
import { AuraId } from "../aura/index.ts";
import { GrandpaId } from "../grandpa/index.ts";

/** Keys with which a validator's node works: 64 bytes in this order. */
export const SessionKeys = struct(
  { aura: AuraId, grandpa: GrandpaId },
  { path: "node_subtensor_runtime::opaque::SessionKeys" },
);
export type SessionKeys = Value<typeof SessionKeys>;

/** The place of one author and voter. Every seat makes blocks as often as any other and has one vote. */
export const Seat = struct(
  {
    /** Hotkey; nobody for an authority of genesis, or by root, that registered no keys. */
    owner: option(AccountId),
    keys: SessionKeys,
    /** Session in which the seat was taken. */
    since: u32,
  },
  { path: "opentao_runtime::session::Seat" },
);
export type Seat = Value<typeof Seat>;

/** Settings of how long sessions are and who may become an author. */
export const SessionSettings = struct(
  {
    /** Blocks of a session. */
    sessionLength: u32,
    /** True when authors are chosen by Proof of Intelligence. */
    enabled: bool,
    /** Candidates that must qualify before any of them is seated. */
    minAuthors: u32,
    /** Most seats. */
    maxAuthors: u32,
    /** Least TAO (rao) staked on root with the hotkey. */
    minStake: TaoBalance,
    /** Least trust, out of 65535. */
    minTrust: u16,
    /** Least share of the emission, out of 65535, that the subnets have in which the trust was earned. */
    minCoverage: u16,
    /** Independent validators without which a subnet does not count. */
    minValidators: u16,
    /** Sessions for which an offender has no seat. */
    banSessions: u32,
  },
  { path: "opentao_runtime::session::SessionSettings" },
);
export type SessionSettings = Value<typeof SessionSettings>;

/** Authors that made blocks since a slot: a bit for each place in the list of authors. */
export const Turns = struct({ from: Slot, made: u32 }, { path: "opentao_runtime::session::Turns" });
export type Turns = Value<typeof Turns>;

/** A key of an author or voter, and whose it was. */
export const Member = struct({ key: H256, owner: option(AccountId) }, { path: "opentao_runtime::session::Member" });
export type Member = Value<typeof Member>;

/** Those who made blocks after a slot. */
export const AuthorSet = struct({ after: Slot, members: vec(Member) }, { path: "opentao_runtime::session::AuthorSet" });
export type AuthorSet = Value<typeof AuthorSet>;

/** An offence that was reported, and the block of the report. */
export const Report = struct({ id: H256, at: u32 }, { path: "opentao_runtime::session::Report" });

/** Number of a set of voters. */
export const SetId = u64;
