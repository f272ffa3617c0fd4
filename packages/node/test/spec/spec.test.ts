import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeAddress } from "@opentao/crypto";
import { createRuntime } from "@opentao/runtime";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { inspectSpec, rawSpec } from "../../src/chain/index.ts";
import { Node } from "../../src/node.ts";
import { NodeError } from "../../src/primitives/errors.ts";
import { isRaw, loadSpec, parseSpec } from "../../src/spec/index.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { ledgerSpec } from "../support/world.ts";

const folder = mkdtempSync(join(tmpdir(), "opentao-spec-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const runtime = createRuntime();
const local = loadSpec("local", runtime);

/** Code and message of what parsing refuses with. */
function refusal(value: unknown): NodeError {
  try {
    parseSpec(value, "it");
  } catch (error) {
    if (error instanceof NodeError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

describe("a raw specification", () => {
  it("is of the same chain as the preset it was made from, through a file", () => {
    const raw = rawSpec(local, runtime);
    const file = join(folder, "raw.json");
    writeFileSync(file, JSON.stringify(raw));
    const read = loadSpec(file, runtime);
    expect(isRaw(read.genesis)).toBe(true);
    expect(inspectSpec(read, runtime)).toEqual(inspectSpec(local, runtime));
    expect(rawSpec(read, runtime)).toEqual(raw);
  });

  it("opens the database that its preset made, and the other way round", async () => {
    const spec = ledgerSpec();
    const raw = rawSpec(spec, ledgerRuntime);
    const options = { runtime: ledgerRuntime, authorKey: "//One", sealing: { kind: "manual" } } as const;
    for (const [name, first, second] of [
      ["preset", spec, raw],
      ["raw", raw, spec],
    ] as const) {
      const basePath = join(folder, name);
      const made = await Node.start({ ...options, spec: first, basePath });
      const { hash } = await made.seal();
      await made.stop();
      const again = await Node.start({ ...options, spec: second, basePath });
      expect(again.chain.genesisHash).toBe(made.chain.genesisHash);
      expect(again.chain.best().hash).toBe(hash);
      await again.stop();
    }
  });

  it("says who writes blocks, who votes and how long a slot is", () => {
    const { authors, voters, slotDuration } = inspectSpec(local, runtime);
    expect(authors.map((key) => encodeAddress(key))).toEqual(["5Fxune7f71ZbpP2FoY3mhYcmM596Erhv1gRue4nsPwkxMR4n"]);
    expect(voters.map(([key, weight]) => [encodeAddress(key), weight])).toEqual([
      ["5Caq1V1MnhfNNoGza9sqx1so37LNq2N5xMeR7xpVpv7Nqgnf", 1n],
    ]);
    expect(slotDuration).toBe(250);
  });

  it("that the runtime cannot work with is refused when the chain begins", () => {
    const genesis = { raw: { top: { "0x61": "0x62" }, childrenDefault: {} } };
    expect(() => inspectSpec({ ...local, genesis }, runtime)).toThrow(
      expect.objectContaining({ code: "INVALID_GENESIS" }),
    );
  });

  it("with a key twice, once in capitals, is refused", () => {
    const genesis = { raw: { top: { "0xab": "0x00", "0xAB": "0x01" }, childrenDefault: {} } };
    expect(() => inspectSpec(parseSpec({ ...local, genesis }, "it"), runtime)).toThrow(/twice/);
  });
});

describe("the file of a specification", () => {
  it("may have the fields that Substrate's tools write", () => {
    const more = {
      protocolId: null,
      forkId: "two",
      telemetryEndpoints: null,
      codeSubstitutes: {},
      consensusEngine: null,
    };
    expect(parseSpec({ ...local, ...more }, "it")).toEqual({ ...local, ...more });
  });

  it.each([
    ["a field that nobody knows", { nonsense: 1 }, "nonsense"],
    ["telemetry", { telemetryEndpoints: [["/dns/telemetry.example/tcp/443", 0]] }, "telemetryEndpoints"],
    ["code that replaces the runtime", { codeSubstitutes: { "0": "0x00" } }, "codeSubstitutes"],
    ["a fork id that would not fit into names of protocols", { forkId: "a/b" }, "forkId"],
    ["child tries", { genesis: { raw: { top: {}, childrenDefault: { "0x00": {} } } } }, "childrenDefault"],
    ["half a byte", { genesis: { raw: { top: { "0x0": "0x" }, childrenDefault: {} } } }, "top.0x0"],
    [
      "a value that is none",
      { genesis: { raw: { top: { "0x00": "zz" }, childrenDefault: {} } } },
      "pairs of hex digits",
    ],
    ["a configuration beside the raw state", { genesis: { raw: { top: {}, childrenDefault: {} }, aura: {} } }, "aura"],
  ])("must not have %s", (_, change, named) => {
    const { code, message, hint } = refusal({ ...local, ...change });
    expect(code).toBe("INVALID_SPEC");
    expect(message).toContain(named);
    expect(hint).not.toBe("");
  });

  it("is refused or read, whatever is in it", () => {
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom(...Object.keys(local), "raw", "top"), maxDepth: 4 }), (value) => {
        try {
          parseSpec({ ...local, ...value }, "it");
        } catch (error) {
          expect(error).toMatchObject({ code: "INVALID_SPEC" });
        }
      }),
    );
  });
});
