import { describe, expect, it } from "vitest";
import { encodeMetadata } from "../../src/metadata/index.ts";
import { MetadataV16 } from "../../src/metadata/versions.ts";
import { compareInterface, interfaceOf } from "./compareInterface.ts";
import { sample } from "./sample.ts";

describe("comparison of interfaces", () => {
  const declared = interfaceOf(MetadataV16.decode(encodeMetadata(sample, 16).subarray(5)));

  it("writes what metadata declares as text", () => {
    expect(declared.pallets.Balances?.calls.transfer_keep_alive).toEqual([
      3,
      "dest: sp_runtime::multiaddress::MultiAddress[0 Id(sp_core::crypto::AccountId32([u8; 32])), 1 Index(Compact<()>), " +
        "2 Raw(Vec<u8>), 3 Address32([u8; 32]), 4 Address20([u8; 20])], value: Compact<u64>",
    ]);
    expect(declared.pallets.Balances?.storage.Weights).toEqual([
      "Default",
      "Identity, Twox64Concat",
      "u16, u16",
      "Vec<(u16, u16)>",
    ]);
    expect(declared.pallets.Balances?.events.Transfer?.[1]).toMatch(/^\{from: sp_core.*, amount: u64\}$/);
    expect(declared.extensions.map(([name, wire]) => [name, wire])).toEqual([
      ["CheckSpecVersion", "()"],
      ["CheckMortality", "sp_runtime::generic::era::Era"],
      ["CheckNonce", "Compact<u32>"],
      ["Unit", "()"],
    ]);
  });

  it("finds nothing between equals", () => {
    expect(compareInterface(declared, declared)).toEqual({ missing: [], extra: [], differing: [] });
  });

  it("tells what is missing, what is more and what is otherwise", () => {
    const { System, Balances } = declared.pallets;
    if (System === undefined || Balances === undefined) throw new Error("the sample has these pallets");
    const expected = {
      ...declared,
      pallets: {
        System,
        Balances: { ...Balances, index: 6, errors: { InsufficientBalance: 3, KeepAlive: 4 } },
      },
    };
    expect(compareInterface(declared, expected)).toEqual({
      missing: ["Balances.errors.KeepAlive"],
      extra: ["Utility"],
      differing: ["Balances.index: 5, expected 6", "Balances.errors.InsufficientBalance: 2, expected 3"],
    });
  });
});
