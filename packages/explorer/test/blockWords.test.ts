import { describe, expect, it } from "vitest";
import { addressOf } from "../src/page/parts/address.ts";
import { CALLS } from "../src/page/parts/calls/callTexts.ts";
import { callWords, eventWords, nestedCalls } from "../src/page/parts/calls/callWords.ts";
import { EVENTS } from "../src/page/parts/calls/eventTexts.ts";
import type { Piece } from "../src/page/parts/calls/sentences.ts";
import { branchesOf, readableText } from "../src/page/parts/calls/values.ts";
import { balancesBefore, rewardSeries } from "../src/page/views/account/indexPages.ts";
import { signedBeside } from "../src/page/views/extrinsic/signed.ts";
import { distinctHits } from "../src/page/views/search/hits.ts";
import { hitsOf, indexHits } from "../src/page/views/search/searchIndex.ts";

const A = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const B = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
const call = (type: string, name: string, value: unknown) => ({ type, value: { type: name, value } });

/** A sentence as a text, with each piece as what it holds. */
function said(pieces: readonly Piece[] | undefined): string | undefined {
  return pieces
    ?.map((piece) => {
      const [value = ""] = Object.entries(piece).flatMap(([key, of]) => (key === "kind" ? [] : [`${of}`]));
      return piece.kind === "text" ? value.replaceAll("\u00a0", " ") : `[${piece.kind} ${value}]`;
    })
    .join("");
}

describe("a call in words", () => {
  it("names who does what with how much", () => {
    const transfer = call("Balances", "transfer_keep_alive", { dest: { type: "Id", value: B }, value: 3_000_000_000n });
    expect(said(callWords(CALLS.en, transfer, A))).toBe(`[account ${A}] sent [tao 3000000000] to [account ${B}].`);
    expect(said(callWords(CALLS.fr, transfer, A))).toBe(`[account ${A}] a envoyé [tao 3000000000] à [account ${B}].`);
  });

  it("counts", () => {
    const weights = (dests: number[]) => call("SubtensorModule", "set_weights", { netuid: 1, dests, weights: [] });
    expect(said(callWords(CALLS.en, weights([4]), A))).toContain("on [number 1] neuron of subnet [subnet 1].");
    expect(said(callWords(CALLS.en, weights([4, 5]), A))).toContain("on [number 2] neurons of");
  });

  it("has none for a call that nobody wrote words for", () => {
    expect(callWords(CALLS.en, call("Swap", "unknown", {}), A)).toBeUndefined();
  });

  it("lists the calls within it", () => {
    const inner = call("Timestamp", "set", { now: 1n });
    expect(nestedCalls(call("Utility", "batch", { calls: [inner, "no call", inner] }))).toEqual([inner, inner]);
    expect(nestedCalls(call("Sudo", "sudo", { call: inner }))).toEqual([inner]);
  });
});

it("an event that the chain only numbers is told by its fields' names", () => {
  const data = [A, B, 1n, 2n, 7, 0n];
  const words = eventWords(EVENTS.en, { pallet: "SubtensorModule", name: "StakeAdded", data });
  expect(said(words)).toBe(`[account ${A}] staked [tao 1] with [account ${B}] on subnet [subnet 7] and got [alpha 2].`);
});

describe("a decoded value", () => {
  it("that is a call is named as one, with its arguments below", () => {
    expect(branchesOf(call("Balances", "burn", { value: 1n }), "x")).toEqual({
      name: "Balances.burn",
      owner: "Balances.burn",
      isList: false,
      list: [{ name: "value", value: 1n }],
    });
  });

  it("of bytes is a text only when people can read it", () => {
    expect(readableText(new TextEncoder().encode("été\n2"))).toBe("été\n2");
    expect(readableText(Uint8Array.of(0xff, 0xfe))).toBeUndefined();
    expect(readableText(Uint8Array.of(0, 1, 2))).toBeUndefined();
  });
});

it("an address of any network and a public key are the same account", () => {
  expect(addressOf("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5")).toBe(A);
  expect(addressOf("0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d")).toBe(A);
  expect(addressOf(`${A.slice(0, -1)}Z`)).toBeUndefined();
});

it("what was signed beside a call is told, the era as blocks", () => {
  const extensions = new Map<string, unknown>([
    ["CheckMortality", { type: "Mortal53", value: 1 }],
    ["CheckNonce", 5],
    ["ChargeTransactionPayment", 7n],
  ]);
  const extrinsic = { signer: A, extensions, call: call("System", "remark", {}) };
  expect(signedBeside(extrinsic, 84)).toEqual({ nonce: 5, tip: 7n, valid: { from: 83, to: 146 } });
  extensions.set("CheckMortality", { type: "Immortal" });
  expect(signedBeside(extrinsic, 84).valid).toBe("forever");
  extensions.set("CheckMortality", { type: "Mortal0", value: "?" });
  expect(signedBeside(extrinsic, 84).valid).toBeUndefined();
});

describe("an account's history", () => {
  it("goes back from what it has now", () => {
    const change = (height: number, amount: bigint) => ({ height, number: 0, amount, reason: "", time: null });
    expect(balancesBefore(100n, [change(9, 10n), change(9, -5n), change(4, 95n)])).toEqual([
      { height: 4, rao: 95n },
      { height: 9, rao: 100n },
    ]);
  });

  it("has the rewards of each subnet at the same blocks", () => {
    const reward = (height: number, netuid: number, emission: bigint) => ({
      height,
      netuid,
      uid: 0,
      emission,
      time: null,
    });
    expect(rewardSeries([reward(3, 1, 5n), reward(2, 2, 7n), reward(1, 1, 4n), reward(1, 1, 1n)])).toEqual({
      heights: [1, 2, 3],
      bySubnet: [
        { netuid: 1, emissions: [5n, undefined, 5n] },
        { netuid: 2, emissions: [undefined, 7n, undefined] },
      ],
    });
  });
});

it("what both the chain and the index found is listed once; kinds that are not known are left out", () => {
  const items = [
    { kind: "extrinsic", height: 5, number: 2, hash: "0x00" },
    { kind: "surprise", of: "tomorrow" },
    { kind: "subnet", netuid: 1 },
    { kind: "subnet", netuid: 2, name: "Vision", symbol: "β" },
  ];
  const found = hitsOf(indexHits.parse({ items }), "1");
  expect(distinctHits([[{ kind: "extrinsic", number: 5, block: "0xaa", index: 2 }], found])).toEqual([
    { kind: "extrinsic", number: 5, block: "0xaa", index: 2 },
    { kind: "subnet", netuid: 1, symbol: "", isExact: true },
    { kind: "subnet", netuid: 2, symbol: "β", isExact: false },
  ]);
});
