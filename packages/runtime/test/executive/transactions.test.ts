import { bytes, concat, fixedBytes, option, tuple, u32, u64, vec } from "@opentao/codec";
import { KeyTypeId, mortalEra, OpaqueExtrinsic, writeEnvelope } from "@opentao/codec/primitives";
import { keypairFromSuri } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { Balances } from "../../src/pallets/balances/index.ts";
import { Sudo } from "../../src/pallets/sudo/index.ts";
import { System } from "../../src/pallets/system/index.ts";
import { BlockWeight } from "../../src/pallets/system/storage.ts";
import { Timestamp } from "../../src/pallets/timestamp/index.ts";
import { FeeDetails, RuntimeDispatchInfo } from "../../src/pallets/transactionPayment/index.ts";
import { account, address, alice, author, bob, encodeCall, TAO, TestChain } from "./chain.ts";

const transfer = (to: Uint8Array, value: bigint) => Balances.call("transferKeepAlive", { dest: address(to), value });
const invalid = (type: string) => ({ type: "Err", value: { type: "Invalid", value: { type, value: undefined } } });
const nobody = keypairFromSuri("//Nobody");

/** Answers of the pool and of a block to a transaction on a fresh chain. */
function both(chain: TestChain, extrinsic: Uint8Array) {
  const validity = chain.validate(extrinsic);
  const [applied] = chain.build([extrinsic]).results;
  return { validity, applied };
}

describe("a signed transaction", () => {
  it("is valid with its tags, priority and life", () => {
    const chain = TestChain.local();
    const tag = (nonce: number) => concat(alice.publicKey, u32.encode(nonce));
    expect(chain.validate(chain.sign(alice, transfer(account(1), TAO)))).toEqual({
      type: "Ok",
      value: { priority: 1n, requires: [], provides: [tag(0)], longevity: (1n << 64n) - 1n, propagate: true },
    });
    expect(chain.validate(chain.sign(alice, transfer(account(1), TAO), { nonce: 3 }))).toMatchObject({
      type: "Ok",
      value: { requires: [tag(2)], provides: [tag(3)] },
    });
    const mortal = chain.sign(alice, transfer(account(1), TAO), { era: mortalEra(64, 0) });
    expect(chain.validate(mortal)).toMatchObject({ type: "Ok", value: { longevity: 63n } });
  });

  it("may be signed by keys of other kinds", () => {
    const chain = TestChain.local();
    const ed = keypairFromSuri("//Ed", "ed25519");
    chain.build([chain.sign(alice, transfer(ed.publicKey, TAO))]);
    expect(chain.build([chain.sign(ed, transfer(account(9), 1000n))]).results).toMatchObject([
      { type: "Ok", value: { type: "Ok" } },
    ]);
    expect(chain.free(account(9))).toBe(1000n);
  });

  it.each([
    ["another signature", "BadProof", { signature: new Uint8Array(64) }],
    ["another chain", "BadProof", { genesis: account(9) }],
    ["another runtime", "BadProof", { specVersion: 424 }],
  ])("is refused when signed for %s", (_, why, options) => {
    const chain = TestChain.local();
    const { validity, applied } = both(chain, chain.sign(alice, transfer(account(1), TAO), options));
    expect(validity).toEqual(invalid(why));
    expect(applied).toEqual(invalid(why));
    expect(chain.nonce(alice.publicKey)).toBe(0);
  });

  it("is refused when its bytes were changed after signing", () => {
    const chain = TestChain.local();
    const extrinsic = chain.sign(alice, transfer(account(1), TAO));
    const last = extrinsic.length - 1;
    extrinsic[last] = (extrinsic[last] ?? 0) ^ 4;
    expect(chain.validate(extrinsic)).toEqual(invalid("BadProof"));
  });

  it("counts once: earlier nonces are stale, later ones wait", () => {
    const chain = TestChain.local();
    const first = chain.sign(alice, transfer(account(1), TAO), { nonce: 0 });
    const later = chain.sign(alice, transfer(account(1), TAO), { nonce: 2 });
    expect(chain.build([later]).results).toEqual([invalid("Future")]);
    chain.build([first]);
    expect(both(chain, first)).toEqual({ validity: invalid("Stale"), applied: invalid("Stale") });
  });

  it("ends with its era", () => {
    const chain = TestChain.local();
    const mortal = chain.sign(alice, transfer(account(1), TAO), { era: mortalEra(4, 0) });
    for (let i = 0; i < 5; i += 1) chain.build();
    expect(both(chain, mortal)).toEqual({ validity: invalid("BadProof"), applied: invalid("BadProof") });
  });

  it("is refused when its era was born in a block that is not remembered", () => {
    const chain = TestChain.local();
    const era = { type: "Mortal" as const, period: 64, phase: 8 };
    // The era of phase 8 is born in a block that is not there yet, so its hash cannot be known.
    expect(chain.validate(chain.sign(alice, transfer(account(1), TAO), { era }))).toEqual(invalid("AncientBirthBlock"));
  });

  it("is refused when the fee cannot be paid, or nobody signed it who exists", () => {
    const chain = TestChain.local();
    expect(both(chain, chain.sign(nobody, transfer(account(1), 500n)))).toEqual({
      validity: invalid("Payment"),
      applied: invalid("Payment"),
    });
    chain.build([chain.sign(alice, transfer(nobody.publicKey, 10_000n))]);
    expect(both(chain, chain.sign(nobody, transfer(account(1), 500n))).applied).toEqual(invalid("Payment"));
  });

  it("must ask for what the runtime can check", () => {
    const chain = TestChain.local();
    const zero = { ...alice, publicKey: new Uint8Array(32) };
    const anyone = writeEnvelope({
      type: "Signed",
      address: { type: "Index", value: undefined },
      signature: { type: "Sr25519", value: new Uint8Array(64) },
      payload: concat(new Uint8Array(4), encodeCall(transfer(account(1), TAO))),
    });
    expect(chain.validate(anyone)).toMatchObject({ type: "Err", value: { type: "Unknown" } });
    expect(chain.validate(chain.sign(zero, transfer(account(1), TAO), { nonce: 0 })).type).toBe("Err");
  });
});

describe("a transaction without signature", () => {
  it("is for inherents, which authors add by themselves", () => {
    const chain = TestChain.local();
    const time = writeEnvelope({ type: "Bare", call: encodeCall(Timestamp.call("set", { now: 1n })) });
    const remark = writeEnvelope({ type: "Bare", call: encodeCall(System.call("remark", { remark: account(1) })) });
    expect(chain.validate(time)).toEqual(invalid("MandatoryValidation"));
    expect(chain.validate(remark)).toMatchObject({
      type: "Err",
      value: { type: "Unknown", value: { type: "NoUnsignedValidator" } },
    });
    expect(chain.build([remark]).results[0]?.type).toBe("Err");
  });
});

describe("a call that fails", () => {
  it("is undone but for its fee, its nonce and the news", () => {
    const chain = TestChain.local();
    const before = chain.free(bob.publicKey);
    const { results } = chain.build([chain.sign(bob, transfer(account(1), before + 1n))]);
    const error = { type: "Token", value: { type: "FundsUnavailable", value: undefined } };
    expect(results).toEqual([{ type: "Ok", value: { type: "Err", value: error } }]);
    expect(chain.nonce(bob.publicKey)).toBe(1);
    expect(chain.free(account(1))).toBe(0n);
    const names = chain.events(1).map(({ name }) => name);
    expect(names).toContain("System.ExtrinsicFailed");
    expect(names).not.toContain("Balances.Transfer");
    const fee = before - chain.free(bob.publicKey);
    expect(fee).toBeGreaterThan(0n);
  });
});

describe("fees", () => {
  const query = (chain: TestChain, extrinsic: Uint8Array) =>
    RuntimeDispatchInfo.decode(
      chain.call(
        "TransactionPaymentApi_query_info",
        OpaqueExtrinsic.encode(extrinsic),
        u32.encode(OpaqueExtrinsic.encode(extrinsic).length),
      ),
    );

  it("are what the runtime says beforehand, and the tip comes on top", () => {
    const chain = TestChain.local();
    const extrinsic = chain.sign(bob, transfer(account(1), TAO), { tip: 1234n });
    const { partialFee } = query(chain, extrinsic);
    const before = chain.free(bob.publicKey);
    chain.build([extrinsic]);
    expect(before - chain.free(bob.publicKey)).toBe(TAO + partialFee + 1234n);
    const paid = chain.events(1).find(({ name }) => name === "TransactionPayment.TransactionFeePaid");
    expect(paid?.value).toEqual({ who: bob.publicKey, actualFee: partialFee + 1234n, tip: 1234n });
  });

  it("have three parts", () => {
    const chain = TestChain.local();
    const extrinsic = OpaqueExtrinsic.encode(chain.sign(bob, transfer(account(1), TAO)));
    const length = u32.encode(extrinsic.length);
    const details = FeeDetails.decode(chain.call("TransactionPaymentApi_query_fee_details", extrinsic, length));
    expect(details.inclusionFee).toMatchObject({ baseFee: 54_078n, lenFee: BigInt(extrinsic.length) });
    const { partialFee } = query(chain, chain.sign(bob, transfer(account(1), TAO)));
    const { baseFee = 0n, lenFee = 0n, adjustedWeightFee = 0n } = details.inclusionFee ?? {};
    expect(baseFee + lenFee + adjustedWeightFee).toBe(partialFee);
  });

  it("are a rao for 2000 ps, to the nearest, ties down", () => {
    const chain = TestChain.local();
    const fee = (refTime: bigint) =>
      u64.decode(
        chain.call(
          "TransactionPaymentApi_query_weight_to_fee",
          // compact numbers below 64
          concat(Uint8Array.of(((Number(refTime) << 2) & 0xff) | 1, Number(refTime) >> 6), Uint8Array.of(0)),
        ),
      );
    expect([999n, 1000n, 1001n, 3000n, 3001n].map(fee)).toEqual([0n, 0n, 1n, 1n, 2n]);
    expect(u64.decode(chain.call("TransactionPaymentApi_query_length_to_fee", u32.encode(77)))).toBe(77n);
  });

  it("are not due for calls that are free, which pay the tip only", () => {
    const chain = TestChain.local();
    const call = Sudo.call("sudo", { call: System.call("remark", { remark: account(1) }) });
    const before = chain.free(alice.publicKey);
    chain.build([chain.sign(alice, call, { tip: 77n })]);
    expect(before - chain.free(alice.publicKey)).toBe(77n);
  });

  it("end in the author's account or nowhere", () => {
    const chain = TestChain.local();
    const before = chain.free(bob.publicKey) + chain.free(author.publicKey);
    chain.build([chain.sign(bob, transfer(account(1), TAO))]);
    expect(chain.free(bob.publicKey) + chain.free(author.publicKey)).toBe(before - TAO);
  });
});

describe("the block's weight", () => {
  it("grows with each extrinsic by what it really cost", () => {
    const chain = TestChain.local();
    chain.build();
    const empty = BlockWeight.get(chain.reader()).normal.refTime;
    chain.build([chain.sign(alice, transfer(account(1), TAO)), chain.sign(bob, transfer(account(2), TAO))]);
    const { normal } = BlockWeight.get(chain.reader());
    const info = chain.events(1).find(({ name }) => name === "System.ExtrinsicSuccess")?.value as {
      dispatchInfo: { weight: { refTime: bigint } };
    };
    expect(empty).toBe(0n);
    expect(normal.refTime).toBe(2n * info.dispatchInfo.weight.refTime);
  });

  it("has room for so many bytes only", () => {
    const chain = TestChain.local();
    const remark = (nonce: number) =>
      chain.sign(alice, System.call("remark", { remark: new Uint8Array(3_000_000) }), { nonce });
    const { results } = chain.build([remark(0), remark(1), remark(2)]);
    expect(results.map(({ type }) => type)).toEqual(["Ok", "Ok", "Err"]);
    expect(results[2]).toEqual(invalid("ExhaustsResources"));
    const tooLong = chain.sign(alice, System.call("remark", { remark: new Uint8Array(8_000_000) }));
    expect(chain.validate(tooLong)).toEqual(invalid("ExhaustsResources"));
  });
});

describe("session keys", () => {
  it("are taken apart", () => {
    const chain = TestChain.local();
    const keys = concat(account(1), account(2));
    const decoded = option(vec(tuple(bytes(), KeyTypeId))).decode(
      chain.call("SessionKeys_decode_session_keys", bytes().encode(keys)),
    );
    expect(decoded?.map(([key, type]) => [key[0], new TextDecoder().decode(type)])).toEqual([
      [1, "aura"],
      [2, "gran"],
    ]);
    expect(
      chain.call("SessionKeys_decode_session_keys", bytes().encode(fixedBytes(3).encode(keys.slice(0, 3)))),
    ).toEqual(Uint8Array.of(0));
  });
});
