import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivationLine } from "../../src/output/derivationBar.ts";
import { CliError, describeError } from "../../src/output/errors.ts";
import { toJson } from "../../src/output/printer.ts";
import { renderTable } from "../../src/output/table.ts";
import { cell, visible, visibleLines } from "../../src/output/text.ts";
import { counted, formatTao, grouped, parseTao, shortTao } from "../../src/output/units.ts";
import { taoAmount } from "../../src/shared/options.ts";
import { bar } from "../../src/up/screen/pages/parts.ts";

describe("amounts", () => {
  it("shows rao as TAO without trailing zeros", () => {
    expect(formatTao(1_500_000_000n)).toBe("1.5");
    expect(formatTao(1n)).toBe("0.000000001");
    expect(formatTao(0n)).toBe("0");
    expect(formatTao(-2_000_000_000n)).toBe("-2");
    expect(shortTao(1_999_999_999n)).toBe("1.9999");
  });

  it("have their digits in groups of three", () => {
    expect(formatTao(21_000_000_123_400_000_000n / 1000n)).toBe("21,000,000.1234");
    expect(shortTao(1_234_567_890_100_000n)).toBe("1,234,567.8901");
    expect(grouped(1_000)).toBe("1,000");
    expect(grouped(999)).toBe("999");
    expect([0, 1, 1n, 2_000].map((count) => counted(count, "block"))).toEqual([
      "0 blocks",
      "1 block",
      "1 block",
      "2,000 blocks",
    ]);
    expect(grouped(-1_234_567n)).toBe("-1,234,567");
  });

  it("reads back every amount that it shows, written without commas", () => {
    const read = (rao: bigint) => parseTao(formatTao(rao).replaceAll(",", ""));
    fc.assert(fc.property(fc.bigInt(0n, 21_000_000_000_000_000n), (rao) => read(rao) === rao));
  });

  it.each(["1,500", "1,5", "1,234.5", "1.234,5", "1,234,567"])("refuses %j, and says how it is written", (text) => {
    expect(parseTao(text)).toBeUndefined();
    expect(() => taoAmount(text)).toThrow("Write it without commas, with a point before decimals: 1500 or 1.5.");
  });

  it.each(["", "-1", "1e3", "1.0000000001", "0x10", "1,5", "1.", ".5"])("refuses %j as an amount", (text) => {
    expect(parseTao(text)).toBeUndefined();
  });
});

describe("output", () => {
  it("writes bigints as decimal strings", () => {
    expect(JSON.parse(toJson({ rao: 21_000_000_000_000_000n }))).toEqual({ rao: "21000000000000000" });
  });

  it("keeps code and hint of an error", () => {
    const error = new CliError("PORT_IN_USE", "port 9944 is in use", "Choose another with --rpc-port.");
    expect(describeError(error)).toEqual({
      code: "PORT_IN_USE",
      message: "port 9944 is in use",
      hint: "Choose another with --rpc-port.",
    });
    const system = Object.assign(new Error("connect ECONNREFUSED"), { syscall: "connect", code: "ECONNREFUSED" });
    expect(describeError(system)).toMatchObject({ code: "SYSTEM_ERROR", message: "connect ECONNREFUSED" });
    const foreign = Object.assign(new Error("no such option"), { code: "ERR_INVALID_ARG_VALUE" });
    expect(describeError(foreign)).toEqual({ code: "UNEXPECTED", message: "no such option" });
    expect(describeError("broken")).toEqual({ code: "UNKNOWN", message: "broken" });
  });

  it("keeps terminal control sequences out of cells", () => {
    expect(cell("a\u001b[2Jb\nc", 20)).toBe("ab c");
    expect(cell("abcdefghij", 5)).toBe("abcd…");
  });

  it("lets no text from elsewhere control the terminal", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
    const control = fc.string({
      unit: fc.constantFrom("\u001b", "\u009b", "\u0007", "\r", "\u202e", "\u200f", "[2J", "]0;x", "a", "é"),
    });
    fc.assert(
      fc.property(control, (text) => {
        expect(visible(`${text}\n`)).not.toMatch(/\n/);
        expect(visible(text)).not.toMatch(obeyed);
        expect(visibleLines(text)).not.toMatch(obeyed);
        expect(JSON.parse(toJson({ text }))).toEqual({ text });
        expect(toJson({ text })).not.toMatch(obeyed);
      }),
    );
    expect(visible("a\u001b[2Jb")).toBe("a\\u{1b}[2Jb");
    expect(visibleLines("\u001b[1mbold\u001b[22m\nnext\u001b[2J")).toBe("\u001b[1mbold\u001b[22m\nnext\\u{1b}[2J");
    expect(renderTable(["name"], [["\u001b]0;title\u0007"]])).toContain("\\u{1b}]0;title\\u{7}");
  });

  it("shows that a slow password goes on, by the time that has passed", () => {
    const bars = [0, 5_000, 60_000].map((ms) => derivationLine(ms, 100));
    expect(new Set(bars).size).toBe(3);
    // Nobody knows when it ends: it is not full before that.
    expect(bars[2]).toContain("░");
    expect(bars[2]).toContain("60 s");
  });

  it("draws a bar of constant width", () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colors are escape sequences
    const plain = (text: string) => text.replace(/\u001b\[\d+m/g, "");
    for (const fraction of [-1, 0, 0.3, 1, 2]) expect(plain(bar(fraction, 10))).toHaveLength(10);
  });
});
