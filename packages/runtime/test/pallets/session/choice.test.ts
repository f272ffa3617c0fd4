import { concat, toHex } from "@opentao/codec";
import { U64F64 } from "@opentao/fixed";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostJoining, mostLeaving } from "../../../src/pallets/session/intelligence/bound.ts";
import { type Candidate, judgeCandidates, nextSeats } from "../../../src/pallets/session/intelligence/index.ts";
import type { SubnetView, ValidatorView } from "../../../src/pallets/session/intelligence/types.ts";
import { DEFAULT_SETTINGS } from "../../../src/pallets/session/settings.ts";
import type { Seat, SessionKeys } from "../../../src/pallets/session/types.ts";
import { account } from "../../testState.ts";

const TAO = 1_000_000_000n;
const keysFor = (n: number): SessionKeys => ({ aura: account(100 + n), grandpa: account(150 + n) });
const share = (part: number) => U64F64.fraction(part, 100);
const settings = { ...DEFAULT_SETTINGS, enabled: true, minAuthors: 3, maxAuthors: 6 };

const SUBNETS: readonly SubnetView[] = [
  { netuid: 1, share: share(60), validators: 3 },
  { netuid: 2, share: share(38), validators: 5 },
  // Somebody's own: hardly an emission, and nobody else validates.
  { netuid: 3, share: share(2), validators: 1 },
];

/** A root validator that qualifies. */
const validator = (n: number, part: Partial<ValidatorView> = {}): ValidatorView => ({
  hotkey: account(n + 1),
  coldkey: account(50 + n),
  stake: 1000n * TAO,
  keys: keysFor(n),
  banned: false,
  idle: false,
  trusts: [{ netuid: 1, trust: 65_535 }],
  ...part,
});
const verdicts = (validators: readonly ValidatorView[], subnets = SUBNETS) =>
  judgeCandidates(validators, subnets, settings).map(({ hotkey, verdict }) => [(hotkey[0] ?? 0) - 1, verdict]);

describe("candidates", () => {
  it("rank by stake times trust, then by stake, then by hotkey", () => {
    const half = [{ netuid: 1, trust: 40_000 }];
    expect(
      verdicts([
        validator(0, { stake: 500n * TAO }),
        validator(1),
        validator(2, { stake: 1200n * TAO, trusts: half }),
        validator(3),
      ]).map(([n]) => n),
    ).toEqual([1, 3, 2, 0]);
  });

  it("lack what they lack", () => {
    const cases: [Partial<ValidatorView>, string][] = [
      [{ keys: undefined }, "NoKeys"],
      [{ banned: true }, "Banned"],
      [{ idle: true }, "Idle"],
      [{ stake: 99n * TAO }, "StakeTooLow"],
      [{ trusts: [] }, "CoverageTooLow"],
      [{ trusts: [{ netuid: 3, trust: 65_535 }] }, "CoverageTooLow"],
      [{ trusts: [{ netuid: 1, trust: 32_767 }] }, "TrustTooLow"],
      [{ trusts: [{ netuid: 1, trust: 32_768 }] }, "Chosen"],
    ];
    for (const [part, verdict] of cases) expect(verdicts([validator(0, part)])).toEqual([[0, verdict]]);
  });

  it("earn no trust on a subnet that earns next to nothing, or in which they judge themselves alone", () => {
    const tiny = [{ netuid: 1, share: share(1), validators: 9 }, ...SUBNETS.slice(1)];
    expect(verdicts([validator(0)], tiny)).toEqual([[0, "CoverageTooLow"]]);
    const alone = [{ netuid: 1, share: share(60), validators: 2 }, ...SUBNETS.slice(1)];
    expect(verdicts([validator(0)], alone)).toEqual([[0, "CoverageTooLow"]]);
    const none = [{ netuid: 1, share: U64F64.zero, validators: 9 }];
    expect(verdicts([validator(0)], none)).toEqual([[0, "CoverageTooLow"]]);
  });

  it("average their trust by the subnets' emission", () => {
    const trusts = [
      { netuid: 1, trust: 65_535 },
      { netuid: 2, trust: 0 },
    ];
    const [one] = judgeCandidates([validator(0, { trusts })], SUBNETS, settings);
    const expected = U64F64.fraction(60, 98);
    const trust = one?.trust ?? 0n;
    expect(trust > expected ? trust - expected : expected - trust).toBeLessThan(16n);
    expect(one?.coverage).toBe(U64F64.one);
    expect(one?.score).toBe(612_244_897_959n);
  });

  it("have one seat a coldkey, and no more seats than there are", () => {
    const same = { coldkey: account(77) };
    expect(verdicts([validator(0, same), validator(1, { ...same, stake: 2000n * TAO })])).toEqual([
      [1, "Chosen"],
      [0, "SharedColdkey"],
    ]);
    const many = Array.from({ length: 8 }, (_, n) => validator(n));
    expect(verdicts(many).map(([, verdict]) => verdict)).toEqual([
      ...Array(6).fill("Chosen"),
      "Outranked",
      "Outranked",
    ]);
  });
});

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
    const candidates = judgeCandidates(validators, SUBNETS, settings);
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
