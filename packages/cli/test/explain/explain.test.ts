import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allExplanations, catalogs, explanationsOf, similarTo } from "../../src/explain/explanations.ts";
import { errorsPage } from "../../src/explain/page.ts";
import { explain, listAll } from "../../src/explain/run.ts";
import type { Printer } from "../../src/output/printer.ts";

/** A page without the spaces by which a formatter aligns its tables. */
function unaligned(page: string): string {
  return page.replace(/ +\|/g, " |").replace(/-{3,}/g, "---");
}

const packages = new URL("../../../", import.meta.url);

/** Files of the source of all packages, but generated ones. */
function sources(): string[] {
  const files = readdirSync(packages, { recursive: true, encoding: "utf8" });
  return files.filter((path) => /^[^/]+\/src\/(?!.*generated\/).*\.ts$/.test(path));
}

/** Words of the source in the form of codes that name something else. */
const NO_CODES = [
  // Variables of the environment.
  ...["BT_WALLET_PATH", "TAO_INDEX", "TAO_PROFILE", "TAO_URL"],
  // Types of Parquet.
  ...["BYTE_ARRAY", "TIMESTAMP_MILLIS"],
  // Codes of Node.js, which are looked at and not printed.
  ...["ERR_STREAM_DESTROYED", "ERR_WORKER_OUT_OF_MEMORY"],
  // Constants of the runtime's module that reads the state.
  ...["ACCOUNT_KEY", "AURA_AUTHORITIES_KEY", "CORE_VERSION", "GRANDPA_AUTHORITIES_KEY", "GRANDPA_SET_KEY"],
  ...["METADATA_NONE", "METADATA_VERSIONS", "PARAMETERS_KEY"],
];

describe("explanations of errors", () => {
  it("have a cause and a cure each", () => {
    const lacking = allExplanations().filter(({ cause, cure }) => cause.length < 2 || cure === "");
    expect(lacking).toEqual([]);
  });

  it("have numbers of their own, those of a catalog within its hundred", () => {
    const numbers = catalogs.flatMap(({ codes }) => Object.values(codes).map(({ number }) => number));
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { category, codes } of catalogs) {
      const hundreds = new Set(Object.values(codes).map(({ number }) => Math.floor(number / 100)));
      expect([category, hundreds.size]).toEqual([category, 1]);
    }
    const categories = catalogs.map(({ category }) => category);
    expect(new Set(categories).size).toBe(categories.length);
  });

  it("are of every catalog that the source defines, each with a hundred of its own", () => {
    const defined = sources()
      .filter((path) => !path.startsWith("base/"))
      .flatMap((path) => [
        ...readFileSync(new URL(path, packages), "utf8").matchAll(/defineErrors\("([^"]+)", (\d+),/g),
      ]);
    expect(defined.map(([, category]) => category).sort()).toEqual(catalogs.map(({ category }) => category).sort());
    const firsts = defined.map(([, , first]) => Number(first));
    expect(new Set(firsts).size).toBe(firsts.length);
    expect(firsts.filter((first) => first % 100 !== 0)).toEqual([]);
  });

  it("are there for every code that the source names", () => {
    const named = sources().flatMap((path) => [
      ...readFileSync(new URL(path, packages), "utf8").matchAll(/"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)"|code: "([A-Z]+)"/g),
    ]);
    const codes = new Set(named.map(([, long, short]) => long ?? short ?? ""));
    expect([...codes].filter((code) => explanationsOf(code).length === 0).sort()).toEqual([...NO_CODES].sort());
  });

  it.each([
    ["DISK_FULL", ["E4103", "E4611", "E7036"]],
    ["e4103", ["E4103"]],
    ["4103", ["E4103"]],
    ["SettingWeightsTooFast", ["7.29"]],
    ["subtensormodule.settingweightstoofast", ["7.29"]],
    ["7.29", ["7.29"]],
    ["custom 6", [null]],
    ["Token.FundsUnavailable", [null]],
    ["Transaction has a bad signature", [null]],
    ["no such error", []],
    ["", []],
    [" ", []],
  ])("of %s", (text, numbers) => {
    expect(explanationsOf(text).map(({ number }) => number)).toEqual(numbers);
  });

  it("suggest codes that look alike", () => {
    expect(similarTo("weights too fast")).toContain("SubtensorModule.SettingWeightsTooFast");
    expect(similarTo("xyzzy")).toEqual([]);
  });

  it("are all listed where no code is named, and to who names one that there is not it is said how", () => {
    let text = "";
    let listed: unknown;
    const printer: Printer = {
      result: (value, render) => {
        listed = value;
        text = render();
      },
      note: () => undefined,
      error: () => undefined,
    };
    listAll(printer);
    expect(listed).toEqual(allExplanations());
    expect(text).toMatch(/^ {2}E4103 +DISK_FULL$/m);
    for (const { category, code } of allExplanations())
      for (const part of [category, code]) expect(text).toContain(part);
    expect(() => explain("xyzzy", printer)).toThrow(
      expect.objectContaining({ hint: "`tao explain` without a code lists all of them." }),
    );
  });

  it("are what docs/errors.md holds (npm run docs writes it)", () => {
    const written = readFileSync(new URL("../../../../docs/errors.md", import.meta.url), "utf8");
    expect(unaligned(written)).toBe(unaligned(errorsPage()));
  });
});
