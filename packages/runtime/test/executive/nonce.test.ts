import { toHex } from "@opentao/codec";
import { Block, OpaqueExtrinsic } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import { RuntimePanic } from "../../src/boundary.ts";
import { Balances } from "../../src/pallets/balances/index.ts";
import { account, address, alice, TAO, TestChain } from "./chain.ts";

const transfer = Balances.call("transferKeepAlive", { dest: address(account(7)), value: TAO });

const genesis = TestChain.local();
const first = [0, 1].map((nonce) => genesis.sign(alice, transfer, { nonce }));

/** A chain whose account has made two transactions: the next one's nonce is 2. It is the same each time. */
function chainAtTwo(): TestChain {
  const chain = TestChain.local();
  for (const extrinsic of first) chain.build([extrinsic]);
  expect(chain.nonce(alice.publicKey)).toBe(2);
  return chain;
}

// No pool has seen these: an author may put into a block what it likes.
describe.each([
  ["that was used", 1, "Stale"],
  ["of the first transaction", 0, "Stale"],
  ["that is not yet due", 3, "Future"],
  ["far ahead", 0xffff_ffff, "Future"],
])("a transaction with a nonce %s", (_, nonce, why) => {
  it("is refused where a block is made, which becomes the same as without it", () => {
    const [chain, without] = [chainAtTwo(), chainAtTwo()];
    const { block, results } = chain.build([chain.sign(alice, transfer, { nonce })]);
    expect(results).toEqual([{ type: "Err", value: { type: "Invalid", value: { type: why, value: undefined } } }]);
    // The state root is among it.
    expect(block).toEqual(without.build().block);
    expect(chain.nonce(alice.publicKey)).toBe(2);
    expect(chain.free(account(7))).toBe(2n * TAO);
  });

  it("makes a block invalid that holds it, and the state stays as it was", () => {
    const [chain, before] = [chainAtTwo(), chainAtTwo()];
    const root = toHex(before.state.root(1));
    const wrong = chain.sign(alice, transfer, { nonce });
    const { block } = chain.build([chain.sign(alice, transfer)]);
    const extrinsics = [...block.extrinsics.slice(0, 1), wrong];
    const body = extrinsics.map((extrinsic) => OpaqueExtrinsic.encode(extrinsic));
    const header = { ...block.header, extrinsicsRoot: chain.state.orderedRoot(body, 0) };
    const execute = (made: Block) => before.call("Core_execute_block", Block.encode(made));
    expect(() => execute({ header, extrinsics })).toThrow(RuntimePanic);
    expect(() => execute({ header, extrinsics })).toThrow(`Invalid.${why}`);
    // Nor does a block hold it behind the right one.
    const behind = why === "Future" && nonce === 3 ? chain.sign(alice, transfer, { nonce: 4 }) : wrong;
    expect(() => execute({ header, extrinsics: [...block.extrinsics, behind] })).toThrow(`Invalid.${why}`);
    expect(toHex(before.state.root(1))).toBe(root);
    expect(before.nonce(alice.publicKey)).toBe(2);
    execute(block);
  });
});
