import { u32 } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { applyPendingChildren, PENDING_A_BLOCK } from "../../../../src/pallets/subtensor/delegation/pending.ts";
import { MAX_PARENTS, replaceChildren } from "../../../../src/pallets/subtensor/delegation/relations.ts";
import { errors } from "../../../../src/pallets/subtensor/errors.ts";
import {
  ChildKeys,
  LastEpochBlock,
  NetworksAdded,
  ParentKeys,
  PendingChildKeys,
  SubtokenEnabled,
  TotalHotkeyAlpha,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { account, emptyState } from "../../../testState.ts";
import { workOf } from "../../../workOf.ts";
import { expectFailure } from "../failing.ts";
import { atBlock } from "../stakingWorld.ts";

const N = 1;
const WHOLE = (1n << 64n) - 1n;
const CHILD = account(1);
const stranger = (index: number): Uint8Array => blake2b256(u32.encode(index));
const hex = (key: Uint8Array): string => Buffer.from(key).toString("hex");

/** A started subnet on which so many strangers, none with stake, have children that are due at this block's epoch. */
function world(strangers: number) {
  const state = emptyState();
  const at = (block: number): void => atBlock(state, block);
  at(10);
  for (const netuid of [N, 2]) {
    NetworksAdded.set(state, netuid, true);
    SubtokenEnabled.set(state, netuid, true);
  }
  for (let index = 0; index < strangers; index += 1)
    PendingChildKeys.set(state, N, stranger(index), [[[WHOLE, CHILD]], 9n]);
  LastEpochBlock.set(state, N, 10n);
  const pending = (netuid = N) => PendingChildKeys.keysUnder(state, netuid).map(([, key]) => hex(key));
  return { state, at, pending };
}

describe("pending children", () => {
  it("take effect so many a block, in the order of their keys, until none that were due are left", () => {
    const { state, at, pending } = world(3 * PENDING_A_BLOCK + 1);
    const order = pending();
    for (let block = 0; block < 4; block += 1) {
      at(10 + block);
      applyPendingChildren(state);
      expect(pending()).toEqual(order.slice((block + 1) * PENDING_A_BLOCK));
    }
    expect(ParentKeys.get(state, CHILD, N).map(([, key]) => hex(key))).toEqual(order);
  });

  it("wait for the next epoch when they became due after this one, also while others are still applied", () => {
    const { state, at, pending } = world(PENDING_A_BLOCK);
    const late = stranger(1_000_000);
    PendingChildKeys.set(state, N, late, [[[WHOLE, CHILD]], 10n]);
    for (const block of [10, 11, 12, 13]) {
      at(block);
      applyPendingChildren(state);
    }
    expect(pending()).toEqual([hex(late)]);
    at(20);
    LastEpochBlock.set(state, N, 20n);
    applyPendingChildren(state);
    expect(pending()).toEqual([]);
  });

  it("of one subnet do not wait for all those of another", () => {
    const { state, at, pending } = world(10 * PENDING_A_BLOCK);
    PendingChildKeys.set(state, 2, stranger(0), [[[WHOLE, CHILD]], 9n]);
    LastEpochBlock.set(state, 2, 10n);
    for (const block of [10, 11]) {
      at(block);
      applyPendingChildren(state);
    }
    expect(pending(2)).toEqual([]);
    expect(pending().length).toBeGreaterThanOrEqual(8 * PENDING_A_BLOCK);
  });

  it("cost a block the same however many there are", () => {
    const costs = [200, 2000].map((strangers) => {
      const { state } = world(strangers);
      return workOf(state, () => applyPendingChildren(state));
    });
    expect(costs[1]?.reads).toBe(costs[0]?.reads);
    expect(costs[1]?.writes).toBe(costs[0]?.writes);
  });
});

describe("a hotkey that strangers made their child", () => {
  function full() {
    const { state } = world(0);
    TotalHotkeyAlpha.set(state, account(2), N, 1000n);
    replaceChildren(state, account(2), N, [[WHOLE, CHILD]]);
    for (let index = 1; index < MAX_PARENTS; index += 1) replaceChildren(state, stranger(index), N, [[WHOLE, CHILD]]);
    return state;
  }
  const parents = (state: ReturnType<typeof full>) => ParentKeys.get(state, CHILD, N).map(([, key]) => hex(key));

  it("has no more parents than it may have, and keeps those with stake", () => {
    const state = full();
    expectFailure(
      () => replaceChildren(state, stranger(9999), N, [[WHOLE, CHILD]]),
      errors.NotEnoughStakeToSetChildkeys,
    );
    expect(parents(state)).toHaveLength(MAX_PARENTS);
    expect(parents(state)).toContain(hex(account(2)));
  });

  it("still gets a parent with stake, in the place of the one that brings least", () => {
    const state = full();
    TotalHotkeyAlpha.set(state, account(3), N, 1n);
    replaceChildren(state, account(3), N, [[WHOLE, CHILD]]);
    expect(parents(state)).toHaveLength(MAX_PARENTS);
    expect(parents(state)).toEqual(expect.arrayContaining([hex(account(2)), hex(account(3))]));
    expect(parents(state)).not.toContain(hex(stranger(1)));
    expect(ChildKeys.get(state, stranger(1), N)).toEqual([]);
  });
});
