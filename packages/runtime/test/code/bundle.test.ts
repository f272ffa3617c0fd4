import { bytesEqual, concat } from "@opentao/codec";
import fc from "fast-check";
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type * as Bundle from "../../src/assembly/runtime.ts";
import { BUNDLE_SECTION, MAX_BUNDLE_LENGTH, MAX_CODE_LENGTH } from "../../src/code/index.ts";
import { RuntimeCodeError, readRuntimeBundle } from "../../src/index.ts";
import { code, emptyState, genesisOf, runtime } from "./world.ts";

/** Hostile modules; `OPENTAO_FUZZ=1000000` for a long run. */
const RUNS = Number(process.env.OPENTAO_FUZZ ?? 2000);

const HEADER = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

function leb128(number: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = number; ; rest >>>= 7) {
    if (rest < 0x80) return Uint8Array.of(...bytes, rest);
    bytes.push((rest & 0x7f) | 0x80);
  }
}

const sized = (bytes: Uint8Array) => concat(leb128(bytes.length), bytes);
const section = (contents: Uint8Array, name = BUNDLE_SECTION, id = 0) =>
  concat(Uint8Array.of(id), sized(concat(sized(new TextEncoder().encode(name)), contents)));
const packed = (text: string) => gzipSync(new TextEncoder().encode(text), { mtime: 0 });

function refusal(bytes: Uint8Array): string {
  try {
    readRuntimeBundle(bytes);
  } catch (error) {
    if (error instanceof RuntimeCodeError) return error.code;
    throw error;
  }
  return "none";
}

describe("the bundle in the code", () => {
  it("is the runtime: the same version, and the same state before the first block", async () => {
    const source = readRuntimeBundle(code);
    const url = `data:text/javascript;base64,${Buffer.from(source).toString("base64")}`;
    // A module of this repository's assembly/runtime.ts.
    const bundle = (await import(/* @vite-ignore */ url)) as typeof Bundle;
    const theirs = bundle.runtimeWith({ code: () => code });
    expect(theirs.methods).toEqual(runtime.methods);
    const version = (of: typeof runtime) => of.call("Core_version", new Uint8Array(), emptyState());
    expect(version(theirs)).toEqual(version(runtime));
    for (const preset of ["local", "mainnet"])
      expect(genesisOf(preset, theirs).root(1)).toEqual(genesisOf(preset).root(1));
    expect(bytesEqual(genesisOf("local").root(1), genesisOf("mainnet").root(1))).toBe(false);
  });

  it("imports nothing, and tells nothing of the machine that made it", () => {
    const source = readRuntimeBundle(code);
    expect(source).not.toMatch(/\bimport\s*[({"'*]|\brequire\s*\(|node_modules|sourceMappingURL/);
    expect(source).not.toContain(process.cwd());
  });

  it("is found among other sections", () => {
    const module = concat(HEADER, section(packed("other"), "name"), section(packed("wrong"), BUNDLE_SECTION, 1));
    expect(readRuntimeBundle(concat(module, section(packed("α"))))).toBe("α");
    expect(readRuntimeBundle(concat(HEADER, section(packed(""))))).toBe("");
  });

  it("is refused when it is not what it should be", () => {
    expect(refusal(new Uint8Array())).toBe("NOT_A_MODULE");
    expect(refusal(new TextEncoder().encode("not a module"))).toBe("NOT_A_MODULE");
    expect(refusal(concat(HEADER, Uint8Array.of(0, 5, 1)))).toBe("NOT_A_MODULE");
    expect(refusal(concat(HEADER, Uint8Array.of(0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)))).toBe("NOT_A_MODULE");
    expect(refusal(concat(HEADER, ...Array.from({ length: 1001 }, () => Uint8Array.of(1, 0))))).toBe("NOT_A_MODULE");
    expect(refusal(HEADER)).toBe("NO_BUNDLE");
    expect(refusal(concat(HEADER, section(packed("a")), section(packed("b"))))).toBe("NO_BUNDLE");
    expect(refusal(new Uint8Array(MAX_CODE_LENGTH + 1))).toBe("TOO_LARGE");
    expect(refusal(concat(HEADER, section(new Uint8Array())))).toBe("DAMAGED_BUNDLE");
    expect(refusal(concat(HEADER, section(new TextEncoder().encode("plain text"))))).toBe("DAMAGED_BUNDLE");
    const whole = packed("a runtime");
    for (let length = 0; length < whole.length; length += 1)
      expect(refusal(concat(HEADER, section(whole.subarray(0, length))))).toBe("DAMAGED_BUNDLE");
    const changed = whole.map((byte, i) => (i === whole.length - 8 ? byte ^ 1 : byte));
    expect(refusal(concat(HEADER, section(changed)))).toBe("DAMAGED_BUNDLE");
    expect(refusal(concat(HEADER, section(concat(whole, whole))))).toBe("DAMAGED_BUNDLE");
    const notText = gzipSync(Uint8Array.of(0x80), { mtime: 0 });
    expect(refusal(concat(HEADER, section(notText)))).toBe("DAMAGED_BUNDLE");
  });

  it("is not unpacked without end", () => {
    const bomb = gzipSync(new Uint8Array(MAX_BUNDLE_LENGTH + 1), { mtime: 0 });
    expect(bomb.length).toBeLessThan(20_000);
    expect(refusal(concat(HEADER, section(bomb)))).toBe("TOO_LARGE");
  });

  it("meets hostile bytes with typed errors only", { timeout: 600_000 }, () => {
    const tail = code.subarray(code.length - 1500);
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => concat(HEADER, bytes)),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => concat(HEADER, section(bytes))),
      fc
        .uint8Array({ maxLength: 60 })
        .map((bytes) => concat(HEADER, section(concat(packed("x").subarray(0, 12), bytes)))),
      fc.tuple(fc.nat(tail.length - 1), fc.nat(255)).map(([at, byte]) => {
        const changed = section(concat(packed("x").subarray(0, 10), tail));
        changed[at] = byte;
        return concat(HEADER, changed);
      }),
    );
    fc.assert(
      fc.property(hostile, (bytes) => {
        refusal(bytes);
      }),
      { numRuns: RUNS },
    );
  });
});
