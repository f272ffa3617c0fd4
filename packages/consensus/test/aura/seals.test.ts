import { fromHex, toHex } from "@opentao/codec";
import { DigestItem, Header } from "@opentao/codec/primitives";
import { blake2b256, keypairFromSuri, verifySr25519 } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import {
  ConsensusError,
  type ConsensusErrorCode,
  sealHeader,
  slotAt,
  slotAuthor,
  slotDigest,
  slotOf,
  unsealHeader,
  verifySeal,
} from "../../src/index.ts";

const keys = ["//One", "//Two", "//Three"].map((suri) => keypairFromSuri(suri));
const authorities = keys.map((key) => key.publicKey);

function header(slot: bigint): Header {
  return {
    parentHash: new Uint8Array(32).fill(1),
    number: 7,
    stateRoot: new Uint8Array(32).fill(2),
    extrinsicsRoot: new Uint8Array(32).fill(3),
    digest: { logs: [slotDigest(slot)] },
  };
}

/** A header sealed by the authority with this index. */
function sealedBy(index: number, slot: bigint): Header {
  return sealHeader(header(slot), (message) => keys[index]?.sign(message) ?? new Uint8Array(64));
}

function codeOf(action: () => unknown): ConsensusErrorCode | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof ConsensusError) return error.code;
    throw error;
  }
  return undefined;
}

describe("slots", () => {
  it("divide time", () => {
    expect(slotAt(1_700_000_011_999n, 12_000n)).toBe(141_666_667n);
    expect(slotAt(1_700_000_004_000n, 12_000n)).toBe(141_666_667n);
    expect(slotAt(1_700_000_003_999n, 12_000n)).toBe(141_666_666n);
  });

  it("stand in the digest as Substrate-based chains write them", () => {
    expect(toHex(DigestItem.encode(slotDigest(0x0102n)))).toBe("0x0661757261200201000000000000");
    expect(slotOf(header(99n))).toBe(99n);
  });

  it("are refused when they are missing or said twice", () => {
    expect(codeOf(() => slotOf({ ...header(1n), digest: { logs: [] } }))).toBe("NO_SLOT");
    expect(codeOf(() => slotOf({ ...header(1n), digest: { logs: [slotDigest(1n), slotDigest(1n)] } }))).toBe("NO_SLOT");
  });

  it("go round the authorities", () => {
    expect([3n, 4n, 5n, 6n].map((slot) => authorities.indexOf(slotAuthor(slot, authorities)))).toEqual([0, 1, 2, 0]);
    expect(codeOf(() => slotAuthor(1n, []))).toBe("NO_AUTHORITIES");
  });
});

describe("a seal", () => {
  const context = { authorities, parentSlot: 9n, latestSlot: 12n };

  it("signs the hash of the header without it", () => {
    const sealed = sealedBy(1, 10n);
    const { seal } = unsealHeader(sealed);
    expect(verifySr25519(seal, blake2b256(Header.encode(header(10n))), authorities[1] ?? new Uint8Array())).toBe(true);
    expect(Header.decode(Header.encode(sealed))).toEqual(sealed);
  });

  it("is accepted from the slot's author alone", () => {
    expect(verifySeal(sealedBy(1, 10n), context)).toMatchObject({
      header: header(10n),
      encoded: Header.encode(header(10n)),
      author: authorities[1],
      slot: 10n,
    });
    expect(codeOf(() => verifySeal(sealedBy(0, 10n), context))).toBe("WRONG_SEAL");
  });

  it("is refused when anything of the header has changed", () => {
    const sealed = { ...sealedBy(1, 10n), stateRoot: new Uint8Array(32) };
    expect(codeOf(() => verifySeal(sealed, context))).toBe("WRONG_SEAL");
  });

  it("is refused when it is missing, not last, or another engine's", () => {
    const sealed = sealedBy(1, 10n);
    const logs = sealed.digest.logs;
    expect(codeOf(() => verifySeal(header(10n), context))).toBe("NO_SEAL");
    expect(codeOf(() => verifySeal({ ...sealed, digest: { logs: [...logs].reverse() } }, context))).toBe("NO_SEAL");
    const other: DigestItem = { type: "Seal", value: [fromHex("46524e4b"), new Uint8Array(64)] };
    expect(codeOf(() => verifySeal({ ...sealed, digest: { logs: [...logs, other] } }, context))).toBe("NO_SEAL");
  });

  it("must be of a slot after the parent's and not of the future", () => {
    expect(codeOf(() => verifySeal(sealedBy(0, 9n), context))).toBe("SLOT_NOT_AFTER_PARENT");
    expect(codeOf(() => verifySeal(sealedBy(1, 13n), context))).toBe("SLOT_IN_FUTURE");
    expect(verifySeal(sealedBy(0, 9n), { ...context, parentSlot: undefined }).slot).toBe(9n);
  });
});
