import { mortalEra } from "@opentao/codec/primitives";
import { keypairFromSuri } from "@opentao/crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { call, definePallet, palletCalls } from "../../src/framework/index.ts";
import { Balances } from "../../src/pallets/balances/index.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { address, alice, machineWith, type SignOptions, TAO, TestChain } from "./chain.ts";
import { leaf } from "./leaf.ts";

/** Number of times that a leaf of the tree of calls was weighed. */
const weighings = { weighed: 0 };
beforeEach(() => {
  weighings.weighed = 0;
});
const Counting = definePallet({
  name: "Counting",
  index: 250,
  calls: palletCalls({
    leaf: leaf(weighings, "Normal"),
    giant: call({
      index: 1,
      args: {},
      weight: { refTime: 10n ** 15n },
      docs: "No block could hold it.",
      dispatch: () => undefined,
    }),
  }),
});
const machine = machineWith(Counting);
const LEAVES = 1000;
const TREE = Utility.call("batch", { calls: Array(LEAVES).fill(Counting.call("leaf", {})) });
const GIANT = Counting.call("giant", {});
const poor = keypairFromSuri("//Poor");
const nobody = { ...alice, publicKey: new Uint8Array(32) };
const UNBORN = { type: "Mortal", period: 64, phase: 8 } as const;
const BORN = mortalEra(64, 0);

/** A chain on which one transaction of Alice stands in a block. */
function chain(): TestChain {
  const made = new TestChain(TestChain.preset("local"), undefined, undefined, machine);
  const transfer = Balances.call("transferKeepAlive", { dest: address(nobody.publicKey), value: TAO });
  expect(made.build([made.sign(alice, transfer)]).results).toMatchObject([{ type: "Ok" }]);
  return made;
}

/** Result of a transaction of a tree of calls in a block, and the number of leaves weighed. */
function inBlock(signer: typeof alice, options: SignOptions, tree = TREE) {
  const on = chain();
  const [result] = on.build([on.sign(signer, tree, options)]).results;
  const why = result?.type === "Err" && result.value.type === "Invalid" ? result.value.value.type : result?.type;
  return { why, weighed: weighings.weighed };
}

describe("a block weighs the calls of a transaction", () => {
  it.each([
    ["of nobody", "BadSigner", nobody, { nonce: 0 }],
    ["of an era that is not known", "AncientBirthBlock", alice, { era: UNBORN }],
    ["of a nonce that was used", "Stale", alice, { nonce: 0 }],
    ["of a nonce that is not yet due", "Future", alice, { nonce: 2 }],
    ["of an old nonce and another chain", "Stale", alice, { nonce: 0, genesis: new Uint8Array(32) }],
  ])("not at all when it is %s", (_, why, signer, options) => {
    expect(inBlock(signer, options)).toEqual({ why, weighed: 0 });
  });

  it.each([
    ["cannot pay", "Payment", poor, {}],
    ["has a false signature", "BadProof", alice, { signature: new Uint8Array(64) }],
    ["is right", "Ok", alice, { era: BORN }],
  ])("once when it %s", (_, why, signer, options) => {
    const { why: said, weighed: leaves } = inBlock(signer, options);
    // The batch weighs each again as it makes it.
    expect([said, leaves]).toEqual([why, why === "Ok" ? 2 * LEAVES : LEAVES]);
  });
});

describe("of several reasons to refuse, a client hears that of the first extension", () => {
  it.each([
    ["sender before era", "BadSigner", nobody, { nonce: 0, era: BORN }],
    ["era before nonce", "AncientBirthBlock", alice, { era: UNBORN, nonce: 0 }],
    ["nonce before weight", "Stale", alice, { nonce: 0 }],
    ["nonce before weight and payment", "Future", poor, { nonce: 1 }],
    ["weight before payment", "ExhaustsResources", poor, { nonce: 0 }],
  ])("%s", (_, why, signer, options) => {
    expect(inBlock(signer, options, GIANT).why).toBe(why);
  });
});
