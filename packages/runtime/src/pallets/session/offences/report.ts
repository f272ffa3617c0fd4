/**
 * Reports of offences: checked against the sets of the recent past, counted once, followed by a ban.
 *
 * @packageDocumentation
 */

import { bytesEqual, concatAll, u64 } from "@opentao/codec";
import type { AuthorEquivocation } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import { ensure, fail, type State } from "../../../framework/index.ts";
import { max } from "../../../primitives/numbers.ts";
import { CurrentSlot } from "../../aura/storage.ts";
import { errors } from "../errors.ts";
import { events } from "../events.ts";
import { Reports } from "../storage.ts";
import type { Member } from "../types.ts";
import { isAuthorEquivocation } from "./authorProof.ts";
import { ban, banEnd, bannedUntil } from "./bans.ts";
import { authorAt, voterIn } from "./sets.ts";
import { isVoterEquivocation, type VoterEquivocation } from "./voterProof.ts";

/**
 * Age of the oldest offences that are accepted: in slots for authors, in blocks for voters. A day on a chain of 12 s
 * blocks.
 */
const MAX_AGE = 7200n;
/**
 * Blocks or slots by which an offence may be ahead of this block: a node reports what it sees while blocks are under
 * way.
 */
const MAX_AHEAD = 32n;
/** Most reports that are remembered; there cannot be more while authors are this few and each is banned at once. */
const MAX_REPORTS = 256;

/** An offence that is proven and new. */
export interface Offence {
  /** Same for every proof of the same offence. */
  readonly id: Uint8Array;
  readonly offender: Member;
}

const KINDS = { author: Uint8Array.of(0), voter: Uint8Array.of(1) } as const;
const idOf = (kind: keyof typeof KINDS, key: Uint8Array, ...when: bigint[]): Uint8Array =>
  blake2b256(concatAll([KINDS[kind], key, ...when.map((part) => u64.encode(part))]));

function ensureRecent(at: bigint, now: bigint): void {
  ensure(at <= now + MAX_AHEAD && at + MAX_AGE >= now, errors.OffenceTooOld);
}

/** A report is remembered until its offence is too old, so that it cannot be made again. */
function rememberedReports(state: State) {
  const lifetime = Number(MAX_AGE + 2n * MAX_AHEAD);
  return Reports.get(state).filter(({ at }) => at + lifetime >= state.blockNumber);
}

/** One report a session is enough: the ban would not become longer, and reports cost their senders nothing. */
function ensureNew(state: State, id: Uint8Array, key: Uint8Array): void {
  const reports = rememberedReports(state);
  const isBanned = (bannedUntil(state, key) ?? -1) >= banEnd(state);
  const isKnown = isBanned || reports.some((report) => bytesEqual(report.id, id));
  ensure(!isKnown && reports.length < MAX_REPORTS, errors.DuplicateOffenceReport);
}

/** Checks a proof against an author. @throws DispatchFailure with what is wrong with it */
export function checkAuthorReport(state: State, proof: AuthorEquivocation): Offence {
  const { offender: key, slot } = proof;
  ensureRecent(slot, CurrentSlot.get(state));
  const offender = authorAt(state, slot, key) ?? fail(errors.UnknownOffender);
  const id = idOf("author", key, slot);
  ensureNew(state, id, key);
  ensure(isAuthorEquivocation(state, proof), errors.InvalidEquivocationProof);
  return { id, offender };
}

/** Height of a double vote: the higher of the two blocks that can be, since a Byzantine voter may name any number. */
function heightOf(state: State, { equivocation: { value } }: VoterEquivocation): bigint {
  const latest = BigInt(state.blockNumber) + MAX_AHEAD;
  const heights = [value.first, value.second].map(([{ targetNumber }]) => BigInt(targetNumber));
  const possible = heights.filter((height) => height <= latest);
  return possible.reduce(max, possible[0] ?? latest + 1n);
}

/** Checks a proof against a voter. @throws DispatchFailure with what is wrong with it */
export function checkVoterReport(state: State, proof: VoterEquivocation): Offence {
  const { setId, equivocation } = proof;
  const { identity: key, roundNumber } = equivocation.value;
  ensureRecent(heightOf(state, proof), BigInt(state.blockNumber));
  const offender = voterIn(state, setId, key) ?? fail(errors.UnknownOffender);
  const id = idOf("voter", key, setId, roundNumber);
  ensureNew(state, id, key);
  ensure(isVoterEquivocation(state, proof), errors.InvalidEquivocationProof);
  return { id, offender };
}

function penalize(state: State, { id, offender }: Offence): number {
  Reports.set(state, [...rememberedReports(state), { id, at: state.blockNumber }]);
  return ban(state, offender);
}

/** Bans an author who made two blocks in a slot. @throws DispatchFailure */
export function reportAuthor(state: State, proof: AuthorEquivocation): void {
  const offence = checkAuthorReport(state, proof);
  const until = penalize(state, offence);
  const { key, owner } = offence.offender;
  state.deposit(events.AuthorEquivocated({ offender: key, owner, slot: proof.slot, bannedUntil: until }));
}

/** Bans a voter who voted twice in a round. @throws DispatchFailure */
export function reportVoter(state: State, proof: VoterEquivocation): void {
  const offence = checkVoterReport(state, proof);
  const until = penalize(state, offence);
  const { key, owner } = offence.offender;
  const { setId, equivocation } = proof;
  const round = equivocation.value.roundNumber;
  state.deposit(events.VoterEquivocated({ offender: key, owner, setId, round, bannedUntil: until }));
}
