import { toHex } from "@opentao/codec";
import { type ParameterName, parameters, type WhatIfChange } from "@opentao/runtime/replay";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readLink, type WhatIf, writeLink } from "../../src/replay/index.ts";

const u16 = fc.nat(65_535);
const hotkey = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
const names = Object.keys(parameters) as ParameterName[];

const change: fc.Arbitrary<WhatIfChange> = fc.oneof(
  fc.record({
    kind: fc.constant("weights" as const),
    mechanism: fc.nat(15),
    uid: u16,
    weights: fc.array(fc.tuple(u16, u16)),
  }),
  fc.record({
    kind: fc.constant("stake" as const),
    hotkey,
    onRoot: fc.boolean(),
    amount: fc.bigInt(-(10n ** 18n), 10n ** 18n),
  }),
  fc.record({ kind: fc.constant("take" as const), hotkey, take: u16 }),
  fc.record({
    kind: fc.constant("parameter" as const),
    item: fc.constantFrom(...names),
    value: fc.bigInt(-10n, 2n ** 64n - 1n),
  }),
);

const question: fc.Arbitrary<WhatIf> = fc.record(
  {
    netuid: u16,
    block: fc.nat(99_999_999),
    epochs: fc.integer({ min: 1, max: 8 }),
    changes: fc.array(change, { maxLength: 20 }),
  },
  { requiredKeys: ["netuid", "epochs", "changes"] },
);

it("a link holds a what-if, in characters that need no escape", () => {
  fc.assert(
    fc.property(question, (asked) => {
      const link = writeLink(asked);
      expect(readLink(link)).toEqual(asked);
      expect(new URL(`http://127.0.0.1/#${link}`).hash.slice(1)).toBe(link);
    }),
  );
});

it("a link that was cut or made up is refused or is another what-if, never a fault", () => {
  const text = fc.oneof(fc.string({ maxLength: 200 }), question.map(writeLink));
  fc.assert(
    fc.property(text, fc.nat(200), (whole, length) => {
      try {
        expect(writeLink(readLink(whole.slice(0, length)))).toBe(whole.slice(0, length));
      } catch (error) {
        expect(error).toMatchObject({ code: "INVALID_CHANGES" });
      }
    }),
  );
});

it.each([
  ["", "version"],
  ["2.1..1", "version"],
  ["1.1..9", "epochs"],
  ["1.1..1~x.1.1", "kind"],
  ["1.1..1~p.constructor.1", "hyperparameter"],
  ["1.1..1~w.0.1.2", "weight"],
  [`1.1..1${"~p.Kappa.1".repeat(65)}`, "64"],
  ["1".repeat(20_000), "characters"],
])("refuses %s", (link, why) => {
  expect(() => readLink(link)).toThrow(why);
});
