import { U64F64 } from "@opentao/fixed";
import { describe, expect, it } from "vitest";
import { assessCandidates } from "../../../src/pallets/session/intelligence/index.ts";
import type { ValidatorView } from "../../../src/pallets/session/intelligence/types.ts";
import { account } from "../../testState.ts";

import { SUBNETS, settings, share, TAO, validator } from "./views.ts";

const verdicts = (validators: readonly ValidatorView[], subnets = SUBNETS) =>
  assessCandidates(validators, subnets, settings).map(({ hotkey, verdict }) => [(hotkey[0] ?? 0) - 1, verdict]);

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

  it("earn no trust on a subnet that earns next to nothing, or in which they alone set weights", () => {
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
    const [one] = assessCandidates([validator(0, { trusts })], SUBNETS, settings);
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
