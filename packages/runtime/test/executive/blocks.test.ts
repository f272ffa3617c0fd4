import { describe, expect, it } from "vitest";
import { Balances } from "../../src/pallets/balances/index.ts";
import { account, address, alice, bob, TestChain } from "./chain.ts";

const TAO = 1_000_000_000n;
const transfer = (to: Uint8Array, value: bigint) => Balances.call("transferKeepAlive", { dest: address(to), value });

describe("blocks", () => {
  it("move TAO, charge the fee and pay it to the author", () => {
    const chain = TestChain.local();
    const before = { bob: chain.free(bob.publicKey), author: chain.free(alice.publicKey) };
    const { results } = chain.build([chain.sign(bob, transfer(account(7), 5n * TAO))]);
    expect(results).toEqual([{ type: "Ok", value: { type: "Ok", value: undefined } }]);
    expect(chain.free(account(7))).toBe(5n * TAO);
    const fee = before.bob - 5n * TAO - chain.free(bob.publicKey);
    expect(fee).toBeGreaterThan(54_078n);
    expect(chain.free(alice.publicKey) - before.author).toBe(fee);
    expect(chain.events(1).map(({ name }) => name)).toEqual([
      "Balances.Withdraw",
      "System.NewAccount",
      "Balances.Endowed",
      "Balances.Transfer",
      "Balances.Deposit",
      "TransactionPayment.TransactionFeePaid",
      "System.ExtrinsicSuccess",
    ]);
  });
});
