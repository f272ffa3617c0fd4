import { bytesEqual } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import { assessCandidates, type Candidate, nextSeats, readView } from "../intelligence/index.ts";
import { isSeatBannedIn } from "../offences/bans.ts";
import { CurrentIndex, NextKeys, Settings } from "../storage.ts";
import type { Seat } from "../types.ts";
import { currentSeats } from "./seats.ts";
import { idleAuthors } from "./turns.ts";

/** Result that a session's end would have. */
export interface Assessment {
  readonly candidates: readonly Candidate[];
  /** Seats now, and in the next session; `undefined` when root has set authors and voters apart. */
  readonly seats?: { readonly now: readonly Seat[]; readonly next: readonly Seat[] };
  /** Accesses to the state. */
  readonly reads: number;
}

/** Reads of the seats and of what the pallet itself keeps. */
const OWN_READS = 12;

/** Assesses all root validators, and chooses the next session's seats. Writes nothing. */
export function assess(state: State): Assessment {
  const settings = Settings.get(state);
  const session = CurrentIndex.get(state) + 1;
  const now = currentSeats(state);
  const idle = new Set(idleAuthors(state).flatMap((place) => now?.[place] ?? []));
  const isIdle = (hotkey: Uint8Array): boolean =>
    [...idle].some(({ owner }) => owner !== undefined && bytesEqual(owner, hotkey));
  const { validators, subnets, reads } = readView(state, settings, session, isIdle);
  const candidates = assessCandidates(validators, subnets, settings);
  const total = OWN_READS + reads + 5 * (now?.length ?? 0);
  if (now === undefined) return { candidates, reads: total };
  const chosen = candidates.filter(({ verdict }) => verdict === "Chosen");
  const qualify = settings.enabled && chosen.length >= settings.minAuthors;
  const next = nextSeats(
    {
      seats: now,
      isBanned: (seat) => isSeatBannedIn(state, session, seat),
      chosen: qualify ? chosen : undefined,
      session,
      maxAuthors: settings.maxAuthors,
      keysOf: (owner) => NextKeys.get(state, owner),
    },
    (seat) => idle.has(seat),
  );
  return { candidates, seats: { now, next }, reads: total };
}
