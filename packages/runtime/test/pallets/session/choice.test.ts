import { concat, toHex } from "@opentao/codec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostJoining, mostLeaving } from "../../../src/pallets/session/intelligence/bound.ts";
import { assessCandidates, type Candidate, nextSeats } from "../../../src/pallets/session/intelligence/index.ts";
import type { ValidatorView } from "../../../src/pallets/session/intelligence/types.ts";
import type { Seat, SessionKeys } from "../../../src/pallets/session/types.ts";
import { account } from "../../testState.ts";

import { keysFor, SUBNETS, settings, TAO, validator } from "./views.ts";

/** A chain of sessions, as far as the choice is concerned. */
class Sessions {
  seats: Seat[];
  session = 0;
  readonly owners = new Map<string, SessionKeys>();

  constructor(count: number) {
    this.seats = Array.from({ length: count }, (_, i) => ({ owner: undefined, keys: keysFor(90 + i), since: 0 }));
  }

  end(validators: readonly ValidatorView[], offenders: ReadonlySet<string>, idle: ReadonlySet<string>): Candidate[] {
    this.session += 1;
    for (const { hotkey, keys } of validators) if (keys !== undefined) this.owners.set(toHex(hotkey), keys);
    const candidates = assessCandidates(validators, SUBNETS, settings);
    const chosen = candidates.filter(({ verdict }) => verdict === "Chosen");
    const nameOf = ({ owner, keys }: Seat) => toHex(owner ?? keys.aura);
    this.seats = nextSeats(
      {
        seats: this.seats,
        isBanned: (seat) => offenders.has(nameOf(seat)),
        chosen: chosen.length >= settings.minAuthors ? chosen : undefined,
        session: this.session,
        maxAuthors: settings.maxAuthors,
        keysOf: (owner) => this.owners.get(toHex(owner)),
      },
      (seat) => idle.has(nameOf(seat)),
    );
    return candidates;
  }
}

const someValidator = fc.record({
  n: fc.nat(9),
  stake: fc.bigInt({ min: 0n, max: 3000n * TAO }),
  trust: fc.nat(65_535),
  hasKeys: fc.boolean(),
  banned: fc.boolean(),
  idle: fc.boolean(),
});
const someSession = fc.uniqueArray(someValidator, { selector: ({ n }) => n, maxLength: 10 });

describe("the choice", () => {
  it("lets four authorities of genesis go one by one, and keeps the last chosen when too few qualify", () => {
    const sessions = new Sessions(4);
    const validators = [0, 1, 2, 3].map((n) => validator(n));
    const owned = () => sessions.seats.filter(({ owner }) => owner !== undefined).length;
    for (let expected = 1; expected <= 4; expected += 1) {
      sessions.end(validators, new Set(), new Set());
      expect([owned(), sessions.seats.length]).toEqual([expected, 4]);
    }
    const before = sessions.seats;
    sessions.end([validator(0), validator(1)], new Set(), new Set());
    expect(sessions.seats).toEqual(before);
  });

  it("lets sets of three or fewer only grow, one by one", () => {
    const sessions = new Sessions(1);
    const validators = [0, 1, 2, 3].map((n) => validator(n));
    const sizes = Array.from({ length: 4 }, () => {
      sessions.end(validators, new Set(), new Set());
      return sessions.seats.length;
    });
    expect(sizes).toEqual([2, 3, 4, 4]);
  });

  it("takes the seat of an offender first, chosen or not", () => {
    const sessions = new Sessions(4);
    const offender = toHex(keysFor(90).aura);
    sessions.end([], new Set([offender]), new Set());
    expect(sessions.seats.map(({ keys }) => toHex(keys.aura))).not.toContain(offender);
    expect(sessions.seats).toHaveLength(3);
  });

  it("is bounded, unique, never empty and the same each time, whatever happens", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.array(someSession, { maxLength: 12 }), (count, rounds) => {
        const [sessions, again] = [new Sessions(count), new Sessions(count)];
        for (const round of rounds) {
          const validators = round.map(({ n, stake, trust, hasKeys, banned, idle }) =>
            validator(n, {
              stake,
              trusts: [{ netuid: 1, trust }],
              // The owner of a hotkey is always the same.
              coldkey: account(60 + (n % 5)),
              keys: hasKeys ? keysFor(n) : undefined,
              banned,
              idle,
            }),
          );
          const of = (flag: "banned" | "idle") =>
            new Set(validators.flatMap((one) => (one[flag] ? [toHex(one.hotkey)] : [])));
          const before = sessions.seats;
          const candidates = sessions.end(validators, of("banned"), of("idle"));
          again.end([...validators].reverse(), of("banned"), of("idle"));
          expect(again.seats).toEqual(sessions.seats);

          const names = (seats: readonly Seat[]) => seats.map(({ owner, keys }) => toHex(owner ?? keys.aura));
          const [old, now] = [names(before), names(sessions.seats)];
          const joined = now.filter((name) => !old.includes(name)).length;
          const left = old.filter((name) => !now.includes(name)).length;
          expect(now.length).toBeGreaterThan(0);
          expect(now.length).toBeLessThanOrEqual(Math.max(settings.maxAuthors, old.length));
          expect(joined).toBeLessThanOrEqual(mostJoining(old.length));
          expect(left).toBeLessThanOrEqual(mostLeaving(old.length));
          expect(new Set(now).size).toBe(now.length);
          const keys = sessions.seats.map((seat) => toHex(concat(seat.keys.aura, seat.keys.grandpa)));
          expect(new Set(keys).size).toBe(keys.length);
          const coldkeys = candidates.flatMap((one) => (one.verdict === "Chosen" ? [toHex(one.coldkey)] : []));
          expect(new Set(coldkeys).size).toBe(coldkeys.length);
          expect(coldkeys.length).toBeLessThanOrEqual(settings.maxAuthors);
        }
      }),
      { numRuns: 300 },
    );
  });
});
