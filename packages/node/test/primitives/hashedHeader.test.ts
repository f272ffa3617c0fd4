import { CodecError, toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";

const root = new Uint8Array(32).fill(2);
const header: Header = {
  parentHash: new Uint8Array(32).fill(1),
  number: 70_000,
  stateRoot: root,
  extrinsicsRoot: root,
  digest: { logs: [{ type: "Other", value: Uint8Array.of(1, 2, 3) }] },
};
const encoded = Header.encode(header);

describe("a header with its hash", () => {
  it("has the hash of its bytes, however it came in", () => {
    const hash = toHex(blake2b256(encoded));
    expect(HashedHeader.of(header)).toEqual(expect.objectContaining({ hash, header }));
    expect(HashedHeader.decode(encoded)).toEqual(expect.objectContaining({ hash, header }));
    const { hashed, length } = HashedHeader.decodeLeading(Uint8Array.from([...encoded, 1, 0]));
    expect(hashed).toEqual(expect.objectContaining({ hash, header }));
    expect(length).toBe(encoded.length);
  });

  it("has one hash for all bytes that are read as the same header", () => {
    const change = fc.tuple(fc.nat(encoded.length - 1), fc.nat(255));
    fc.assert(
      fc.property(change, ([at, byte]) => {
        const changed = Uint8Array.from(encoded);
        changed[at] = byte;
        try {
          const read = HashedHeader.decode(changed);
          expect(read.hash).toBe(HashedHeader.of(read.header).hash);
        } catch (error) {
          expect(error).toBeInstanceOf(CodecError);
        }
      }),
    );
  });

  it("cannot be changed, nor changes with the header that it was made of", () => {
    const own = { ...header };
    const hashed = HashedHeader.of(own);
    own.number = 1;
    expect(hashed.header.number).toBe(70_000);
    expect(() => Object.assign(hashed, { hash: "0x" })).toThrow(TypeError);
    expect(() => Object.assign(hashed.header, { number: 1 })).toThrow(TypeError);
  });

  it("is made by hashing alone: neither copies nor objects of its shape are one", () => {
    const hashed = HashedHeader.of(header);
    const { hash } = HashedHeader.of({ ...header, number: 1 });
    HashedHeader.ensure(hashed);
    // @ts-expect-error a spread object
    expect(() => HashedHeader.ensure({ ...hashed, hash })).toThrow(TypeError);
    // @ts-expect-error an object of the same shape
    expect(() => HashedHeader.ensure({ hash, header })).toThrow(TypeError);
    // @ts-expect-error the constructor
    expect(() => HashedHeader.ensure({ hash, header, ensure: new HashedHeader(header, encoded) })).toThrow(TypeError);
    for (const copy of [structuredClone(hashed), Object.create(hashed), Object.create(HashedHeader.prototype)]) {
      expect(() => HashedHeader.ensure(copy)).toThrow(TypeError);
    }
  });
});
