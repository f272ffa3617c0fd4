import { isoTime } from "@opentao/base";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockName } from "../src/page/network/blocks/useBlock.ts";
import { addressOf } from "../src/page/parts/address.ts";
import { CALLS } from "../src/page/parts/calls/callTexts.ts";
import { callWords, eventWords, nestedCalls } from "../src/page/parts/calls/callWords.ts";
import { EVENTS } from "../src/page/parts/calls/eventTexts.ts";
import { fieldKind, namedData } from "../src/page/parts/calls/fieldKinds.ts";
import type { Piece } from "../src/page/parts/calls/sentences.ts";
import { branchesOf, readableText } from "../src/page/parts/calls/values.ts";
import { jsonText } from "../src/page/parts/jsonText.ts";
import { plainText } from "../src/page/parts/names.tsx";
import { safeUrl } from "../src/page/parts/safeUrl.ts";
import { ago, clock, tick } from "../src/page/texts/times.ts";

/** Text with what strangers like to put into names. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom("\u202e", "\u200b", "\u0301", "\ud800", "\n", "<b>", "𝕏", "a", " "),
    maxLength: 300,
  }),
);

/** Anything that a chain's bytes may be decoded to. */
const anyValue = fc.anything({
  withBigInt: true,
  withTypedArray: true,
  withMap: true,
  values: [fc.boolean(), fc.integer(), fc.bigInt(), anyText, fc.uint8Array({ maxLength: 64 }), fc.constant(undefined)],
});

describe("a text of strangers", () => {
  it("is shown without what hides or turns other texts, and is short", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 100 }), (text, longest) => {
        const shown = plainText(text, longest);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u);
        expect(shown.length).toBeLessThanOrEqual(longest + 1);
        expect(shown).not.toMatch(/\p{M}{5}/u);
      }),
    );
  });

  it("stays as it is when it is an ordinary name", () => {
    for (const name of ["text", "Émile Zola", "日本語", "τ-subnet #5 (v2.0)"]) expect(plainText(name)).toBe(name);
  });

  it("costs little, however long it is", () => {
    expect(plainText("\u202ea".repeat(5_000_000)).length).toBeLessThan(300);
  });
});

it("a time of strangers is shown, whatever it is", () => {
  const anyTime = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger());
  fc.assert(
    fc.property(anyTime, fc.integer({ min: 1, max: 1e12 }), (time, step) => {
      const shown = [clock(time, "fr"), tick(time, step, "en"), ago(time, 0, "en"), isoTime(time)];
      for (const text of shown) expect(text).not.toBe("");
    }),
  );
});

describe("a stranger's address", () => {
  it("is a link only when it is one of the web, without a password in it", () => {
    for (const text of [
      "javascript:alert(1)",
      "data:text/html,x",
      "file:///etc/passwd",
      "//evil.example",
      "ftp://x.y",
    ]) {
      expect(safeUrl(text)).toBeUndefined();
    }
    expect(safeUrl("https://taostats.io@evil.example/")).toBeUndefined();
    expect(safeUrl(`https://x.example/${"a".repeat(10_000)}`)).toBeUndefined();
    expect(safeUrl(" https://x.example/a?b#c ")?.href).toBe("https://x.example/a?b#c");
  });

  it("leads nowhere else, whatever the text is", () => {
    const text = fc.oneof(
      anyText,
      fc.webUrl(),
      anyText.map((rest) => `https://${rest}`),
      anyText.map((x) => `http:${x}`),
    );
    fc.assert(
      fc.property(text, (url) => {
        const safe = safeUrl(url);
        if (safe === undefined) return;
        expect(safe.protocol).toMatch(/^https?:$/);
        expect([safe.username, safe.password]).toEqual(["", ""]);
      }),
    );
  });
});

/** Characters that a sentence may have at most: a template and a few texts of strangers. */
const MAX_SENTENCE = 2_000;

function ensureShort(pieces: readonly Piece[] | undefined): void {
  const text = pieces?.map((piece) => ("text" in piece ? piece.text : "")).join("") ?? "";
  expect(text.length).toBeLessThan(MAX_SENTENCE);
}

describe("words for what was decoded", () => {
  const names = fc.constantFrom(...Object.keys(CALLS.en), "Nothing.known", "Object.constructor", "__proto__.x");
  const eventNames = fc.constantFrom(...Object.keys(EVENTS.en), "Nothing.known", "SubtensorModule.toString");
  const fields = fc.constantFrom(
    "signer",
    "value",
    "dest",
    "netuid",
    "dests",
    "hotkey",
    "amount_staked",
    "now",
    "take",
  );
  const args = fc.oneof(anyValue, fc.dictionary(fields, anyValue));

  it("a call with any arguments is told in each language, shortly, and breaks nothing", () => {
    fc.assert(
      fc.property(names, args, fc.option(anyText, { nil: undefined }), (entry, value, signer) => {
        const [type = "", name = ""] = entry.split(".");
        const call = { type, value: { type: name, value } };
        for (const sentences of Object.values(CALLS)) ensureShort(callWords(sentences, call, signer));
        nestedCalls(call);
      }),
    );
  });

  it("an event with any data is told in each language, shortly, and breaks nothing", () => {
    fc.assert(
      fc.property(eventNames, args, (entry, data) => {
        const [pallet = "", name = ""] = entry.split(".");
        for (const sentences of Object.values(EVENTS)) ensureShort(eventWords(sentences, { pallet, name, data }));
        namedData(pallet, name, data);
      }),
    );
  });

  it("both languages have the same fields in each sentence", () => {
    const fieldsIn = (text: string) => [...text.matchAll(/\{(\w+)/g)].map(([, field]) => field).sort();
    for (const { en, fr } of [CALLS, EVENTS]) {
      for (const [entry, text] of Object.entries(en)) {
        expect(fieldsIn(Object.entries(fr).find(([name]) => name === entry)?.[1] ?? ""), entry).toEqual(fieldsIn(text));
      }
    }
  });

  it("any decoded value has branches and a JSON text", () => {
    fc.assert(
      fc.property(anyValue, anyText, (value, owner) => {
        if (typeof value === "object" && value !== null) branchesOf(value, owner);
        if (value instanceof Uint8Array) readableText(value);
        fieldKind(owner, owner);
        jsonText({ value });
      }),
    );
  });
});

it("any text may stand where a block or an account is named", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.stringMatching(/^(0x)?[0-9a-fA-F]{1,70}$/)), (text) => {
      const name = blockName(text);
      if (name !== undefined && "number" in name) expect(name.number).toBeLessThanOrEqual(0xffff_ffff);
      addressOf(text);
    }),
  );
});
