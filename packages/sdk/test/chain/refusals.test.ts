import {
  DispatchError,
  InvalidTransaction,
  type TransactionValidityError,
  UnknownTransaction,
} from "@opentao/codec/primitives";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { validityText } from "../../../node/src/pool/validityText.ts";
import { dispatchFailure } from "../../src/chain/dispatchError.ts";
import { refusalOf } from "../../src/chain/invalidTransaction.ts";
import { validityTextOf } from "../../src/chain/refusals/validity.ts";
import { RpcFaultError } from "../../src/chain/rpc/faultError.ts";
import type { RuntimeTypes } from "../../src/chain/runtime/runtimeTypes.ts";
import { ChainError } from "../../src/index.ts";
import { startNetwork, type TestNetwork } from "../e2e/network.ts";

const BYTES = Array.from({ length: 256 }, (_, byte) => byte);
let network: TestNetwork;
let types: RuntimeTypes;
beforeAll(async () => {
  network = await startNetwork({ preset: "local" });
  types = await network.chain.types();
});
afterAll(() => network.stop());

/** Values of an enumeration, one a variant, its payload zeros or the bytes given. */
function variants<T>(codec: { decode(bytes: Uint8Array): T }, inner: readonly number[] = [0]): T[] {
  return BYTES.flatMap((index) =>
    inner.flatMap((first) => {
      for (const length of [1, 2, 6]) {
        try {
          return [codec.decode(Uint8Array.of(index, first, 0, 0, 0, 0).subarray(0, length))];
        } catch {
          // of another length, or no variant
        }
      }
      return [];
    }),
  );
}

/** Text of a rejection for a person, and a cure that is not the last resort. */
function expectPlain(error: unknown, name: string): void {
  if (!(error instanceof ChainError)) throw new Error(`${name} is no error of the chain`);
  expect(error.message, name).toMatch(/: [^:]*[a-z]+ [a-z]+/);
  expect(error.hint, name).toMatch(/^[A-Z].*\.$/);
  expect(error.hint, name).not.toMatch(/newer version|metadata/);
}

describe("a transaction that failed in a block", () => {
  it("says so in plain words and what to do, for every error of every pallet", () => {
    let count = 0;
    for (const pallet of BYTES) {
      for (const error of BYTES) {
        const known = types.error(pallet, error);
        if (known === undefined) continue;
        count += 1;
        const value = { type: known.pallet, value: { type: known.name } };
        const failure = dispatchFailure(types, { type: "Module", value }, 7n);
        expectPlain(failure, `${known.pallet}.${known.name}`);
        expect(failure).toMatchObject({ pallet: known.pallet, error: known.name, fee: 7n });
      }
    }
    expect(count).toBeGreaterThan(200);
  });

  it("says so for every error of the chain itself", () => {
    const errors = variants(DispatchError, BYTES).filter(({ type }) => type !== "Module");
    expect(new Set(errors.map(({ type }) => type)).size).toBe(14);
    for (const error of errors) expectPlain(dispatchFailure(types, error, 0n), JSON.stringify(error));
    expect(dispatchFailure(types, { type: "Token", value: { type: "FundsUnavailable" } }, 0n).message).toBe(
      "the chain refused the transaction: the account has not that much TAO to spend (Token.FundsUnavailable)",
    );
  });

  it("names what it does not know", () => {
    const value = { type: "NewPallet", value: { type: "NewError" } };
    expect(dispatchFailure(types, { type: "Module", value }, 0n).message).toContain("NewPallet.NewError");
    expect(dispatchFailure(types, { type: "constructor" }, 0n).message).toContain("constructor");
    expect(dispatchFailure(types, undefined, 0n).hint).not.toBe("");
  });
});

describe("a transaction that a node does not take", () => {
  const refused = (code: number, message: string, data?: string) =>
    refusalOf(
      new RpcFaultError("author_submitExtrinsic", data === undefined ? { code, message } : { code, message, data }),
    );

  it("is explained for every reason that a runtime can give", () => {
    const reasons: TransactionValidityError[] = [
      ...variants(InvalidTransaction).map((value) => ({ type: "Invalid", value }) as const),
      ...variants(UnknownTransaction).map((value) => ({ type: "Unknown", value }) as const),
    ];
    expect(reasons.length).toBe(16);
    const general = refused(1010, "Invalid Transaction");
    for (const reason of reasons.filter(({ value }) => value.type !== "Custom")) {
      expect(validityTextOf(reason)).toBe(validityText(reason));
      const refusal = refused(1010, "Invalid Transaction", validityText(reason));
      expectPlain(refusal, reason.value.type);
      expect(String(refusal).split(" (")[0], reason.value.type).not.toBe(String(general).split(" (")[0]);
    }
    for (const code of [...Array(28).keys(), 255]) {
      const refusal = refused(1010, "Invalid Transaction", `Custom error: ${code}`);
      expectPlain(refusal, `custom ${code}`);
      expect(String(refusal).split(" (")[0]).not.toBe(String(general).split(" (")[0]);
    }
  });

  it.each([1001, 1002, 1010, 1011, 1012, 1013, 1014, 1015, 1016, 1019, 1999])(
    "is explained by its code: %i",
    (code) => {
      expectPlain(refused(code, "Refused"), String(code));
    },
  );

  it("says nothing of a tip, which does nothing here", () => {
    const refusal = refused(1014, "Priority is too low", "The transaction has too low priority to replace another");
    expect(String((refusal as ChainError).hint)).not.toMatch(/tip/i);
    expect(refusal).toMatchObject({ code: "INVALID_TRANSACTION", hint: expect.stringMatching(/[Ww]ait/) });
  });
});
