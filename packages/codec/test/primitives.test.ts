import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AnyCodec, CodecError, fromHex, toHex } from "../src/index.ts";
import {
  ApplyExtrinsicResult,
  Block,
  Era,
  eraCheckpoint,
  eraEnd,
  Header,
  IMMORTAL,
  InherentData,
  MultiAddress,
  mortalEra,
  OpaqueExtrinsic,
  PostDispatchInfo,
  RuntimeVersion,
  readEnvelope,
  TransactionValidity,
  writeEnvelope,
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
        expect(eraCheckpoint(era, current)).toBeLessThanOrEqual(current);
        expect(eraEnd(era, current)).toBeGreaterThan(current);
        expect(eraEnd(era, current) - current).toBeGreaterThan(period - 17);
      }),
    );
  });
});

describe("extrinsic", () => {
  it("is split into the parts that do not need the runtime", () => {
    expect(readEnvelope(fromHex("0x04020000"))).toEqual({ type: "Bare", call: fromHex("020000") });
    const signed = {
      type: "Signed",
      address: { type: "Id", value: new Uint8Array(32).fill(1) },
      signature: { type: "Sr25519", value: new Uint8Array(64).fill(2) },
      payload: fromHex("0x0000000203"),
    } as const;
    const bytes = writeEnvelope(signed);
    expect(toHex(bytes)).toBe(`0x8400${"01".repeat(32)}01${"02".repeat(64)}0000000203`);
    expect(readEnvelope(bytes)).toEqual(signed);
    expect(readEnvelope(OpaqueExtrinsic.decode(OpaqueExtrinsic.encode(bytes)))).toEqual(signed);
  });

  it("is refused when it is of another version or cut short", () => {
    expect(() => readEnvelope(fromHex("0x8500"))).toThrow(/version 4/);
    expect(() => readEnvelope(fromHex("0x8400"))).toThrow(CodecError);
    expect(() => readEnvelope(new Uint8Array())).toThrow(CodecError);
  });
});

describe("hostile bytes", () => {
  const decoders = [
    Block,
    Header,
    InherentData,
    RuntimeVersion,
    TransactionValidity,
    ApplyExtrinsicResult,
    MultiAddress,
  ];

  it("give an error or a value, never anything else", () => {
    fc.assert(
      fc.property(fc.constantFrom<AnyCodec>(...decoders), fc.uint8Array({ maxLength: 200 }), (codec, input) => {
        try {
          codec.decode(input);
        } catch (error) {
          if (!(error instanceof CodecError)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe("dispatch errors", () => {
  it("name the pallet and its error", () => {
    const value = { type: "Module", value: { index: 7, error: fromHex("0x4c000000") } } as const;
    expect(toHex(ApplyExtrinsicResult.encode({ type: "Ok", value: { type: "Err", value } }))).toBe(
      "0x000103074c000000",
    );
    expect(toHex(PostDispatchInfo.encode({ actualWeight: undefined, paysFee: { type: "No" } }))).toBe("0x0001");
  });
});

describe("wire types", () => {
  it("writes a header as Substrate-based chains do", () => {
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
