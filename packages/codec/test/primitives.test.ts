import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromHex, toHex } from "../src/index.ts";
import {
  Era,
  eraBirth,
  eraDeath,
  Header,
  IMMORTAL,
  MultiAddress,
  mortalEra,
  RuntimeVersion,
  TransactionValidity,
} from "../src/primitives/index.ts";

describe("era", () => {
  it("has the protocol's bytes", () => {
    expect(toHex(Era.encode(IMMORTAL))).toBe("0x00");
    expect(toHex(Era.encode({ type: "Mortal", period: 64, phase: 42 }))).toBe("0xa502");
    expect(toHex(Era.encode({ type: "Mortal", period: 32_768, phase: 20_000 }))).toBe("0x4e9c");
    expect(Era.decode(fromHex("0x4e9c"))).toEqual({ type: "Mortal", period: 32_768, phase: 20_000 });
  });

  it("contains the block it was made at, for at least the period asked for minus the quantum", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 65_536 }), fc.nat(10_000_000), (period, current) => {
        const era = mortalEra(period, current);
        expect(Era.decode(Era.encode(era))).toEqual(era);
        expect(eraBirth(era, current)).toBeLessThanOrEqual(current);
        expect(eraDeath(era, current)).toBeGreaterThan(current);
        expect(eraDeath(era, current) - current).toBeGreaterThan(period - 17);
      }),
    );
  });
});

describe("wire types", () => {
  it("writes a header as the family does", () => {
    const zero = new Uint8Array(32);
    const header = { parentHash: zero, number: 1, stateRoot: zero, extrinsicsRoot: zero, digest: { logs: [] } };
    expect(toHex(Header.encode(header))).toBe(`0x${"00".repeat(32)}04${"00".repeat(64)}00`);
    const sealed = {
      ...header,
      digest: {
        logs: [{ type: "Seal" as const, value: [fromHex("61757261"), fromHex("0102")] as [Uint8Array, Uint8Array] }],
      },
    };
    expect(toHex(Header.encode(sealed)).slice(-18)).toBe("040561757261080102");
    expect(Header.decode(Header.encode(sealed))).toEqual(sealed);
  });

  it("shows the fields of a digest item as the alternative's own", () => {
    const digest = Header.type.def.kind === "composite" ? Header.type.def.fields[4]?.type : undefined;
    expect(digest?.path.at(-1)).toBe("Digest");
  });

  it("names accounts by id", () => {
    expect(toHex(MultiAddress.encode({ type: "Id", value: new Uint8Array(32) }))).toBe(`0x00${"00".repeat(32)}`);
    expect(MultiAddress.decode(fromHex("0x01"))).toEqual({ type: "Index", value: undefined });
  });

  it("reads validity and version", () => {
    expect(TransactionValidity.decode(fromHex("0x01000708"))).toEqual({
      type: "Err",
      value: { type: "Invalid", value: { type: "Custom", value: 8 } },
    });
    const version = {
      specName: "node-subtensor",
      implName: "node-subtensor",
      authoringVersion: 1,
      specVersion: 425,
      implVersion: 1,
      apis: [],
      transactionVersion: 1,
      systemVersion: 1,
    };
    expect(RuntimeVersion.decode(RuntimeVersion.encode(version))).toEqual(version);
  });
});
