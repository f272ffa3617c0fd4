import { describe, expect, it } from "vitest";
import type { State } from "../../../src/framework/index.ts";
import type { Data } from "../../../src/pallets/commitments/data.ts";
import { Commitments } from "../../../src/pallets/commitments/index.ts";
import {
  CommitmentOf,
  RevealedCommitments,
  TimelockedIndex,
  UsedSpaceOf,
} from "../../../src/pallets/commitments/storage.ts";
import { CommitmentInfo } from "../../../src/pallets/commitments/types.ts";
import { appendNeuron } from "../../../src/pallets/subtensor/neurons/append.ts";
import { Bonds, BondsResetOn, SubnetEpochIndex } from "../../../src/pallets/subtensorStorage/index.ts";
import { alice, bob, TestChain } from "../../executive/chain.ts";
import { dispatch } from "../subtensor/dispatch/dispatching.ts";
import { endSubnet } from "../subtensor/lifecycle/ending.ts";

/** A state in which Alice's account is uid 1 of subnet 1. */
function withNeuron(check: (state: State) => void): void {
  const chain = TestChain.local();
  chain.build();
  const state = chain.reader();
  state.dryRun(() => {
    appendNeuron(state, 1, alice.publicKey);
    check(state);
  });
}

const commit = (...fields: Data[]) => Commitments.call("setCommitment", { netuid: 1, info: { fields } });
const raw = (length: number): Data => ({ type: "Raw", value: new Uint8Array(length).fill(7) });

describe("fields of a commitment", () => {
  it("have the protocol's numbers", () => {
    const encoded = (field: Data) => [...CommitmentInfo.encode({ fields: [field] }).subarray(1)];
    expect(encoded({ type: "None" })).toEqual([0]);
    expect(encoded(raw(0))).toEqual([1]);
    expect(encoded(raw(2))).toEqual([3, 7, 7]);
    expect(encoded(raw(128)).slice(0, 2)).toEqual([129, 7]);
    const hash = new Uint8Array(32).fill(1);
    expect(encoded({ type: "BlakeTwo256", value: hash })[0]).toBe(130);
    expect(encoded({ type: "ShaThree256", value: hash })[0]).toBe(133);
    const timelock: Data = { type: "TimelockEncrypted", value: { encrypted: Uint8Array.of(9), revealRound: 5n } };
    expect(encoded(timelock)).toEqual([134, 4, 9, 5, 0, 0, 0, 0, 0, 0, 0]);
    expect(encoded({ type: "ResetBondsFlag" })).toEqual([135]);
    expect(encoded({ type: "BigRaw", value: Uint8Array.of(1, 2) })).toEqual([136, 8, 1, 2]);
    const all: Data[] = [raw(3), timelock, { type: "BigRaw", value: new Uint8Array(300) }];
    expect(CommitmentInfo.decode(CommitmentInfo.encode({ fields: all }))).toEqual({ fields: all });
    expect(() => CommitmentInfo.decode(Uint8Array.of(4, 137))).toThrow("no kind 137");
    expect(() => CommitmentInfo.encode({ fields: [raw(129)] })).toThrow();
  });
});

describe("committing", () => {
  it("is for neurons, replaces what was there, and has its space until the next epoch", () =>
    withNeuron((state) => {
      expect(dispatch(state, bob.publicKey, commit(raw(1)))).toBe("Module");
      expect(dispatch(state, alice.publicKey, commit(raw(1)))).toBe("ok");
      expect(dispatch(state, alice.publicKey, commit(raw(2)))).toBe("ok");
      expect(CommitmentOf.get(state, 1, alice.publicKey)).toMatchObject({ block: 1, info: { fields: [raw(2)] } });
      expect(UsedSpaceOf.get(state, 1, alice.publicKey)?.usedSpace).toBe(200n);
      const big: Data = { type: "BigRaw", value: new Uint8Array(500) };
      expect(dispatch(state, alice.publicKey, commit(big, big))).toBe("ok");
      expect(dispatch(state, alice.publicKey, commit(big, big))).toBe("ok");
      expect(dispatch(state, alice.publicKey, commit(big, big))).toBe("Module");
      SubnetEpochIndex.set(state, 1, 9n);
      expect(dispatch(state, alice.publicKey, commit(big, big))).toBe("ok");
      expect(UsedSpaceOf.get(state, 1, alice.publicKey)).toEqual({ lastEpoch: 9n, usedSpace: 1000n });
    }));

  it("resets bonds where the subnet allows it", () =>
    withNeuron((state) => {
      const bonds: [number, number][] = [
        [0, 5],
        [1, 6],
      ];
      Bonds.set(state, 1, 0, bonds);
      expect(dispatch(state, alice.publicKey, commit({ type: "ResetBondsFlag" }))).toBe("ok");
      expect(Bonds.get(state, 1, 0)).toEqual(bonds);
      BondsResetOn.set(state, 1, true);
      expect(dispatch(state, alice.publicKey, commit({ type: "ResetBondsFlag" }))).toBe("ok");
      expect(Bonds.get(state, 1, 0)).toEqual([[0, 5]]);
    }));

  it("is remembered while it is encrypted, and forgotten with its subnet", () =>
    withNeuron((state) => {
      const timelock: Data = { type: "TimelockEncrypted", value: { encrypted: Uint8Array.of(9), revealRound: 5n } };
      expect(dispatch(state, alice.publicKey, commit(timelock))).toBe("ok");
      expect(TimelockedIndex.get(state)).toEqual([[1, alice.publicKey]]);
      expect(dispatch(state, alice.publicKey, commit(raw(1)))).toBe("ok");
      expect(TimelockedIndex.get(state)).toEqual([]);
      expect(dispatch(state, alice.publicKey, commit(timelock))).toBe("ok");
      endSubnet(state, 1);
      expect(TimelockedIndex.get(state)).toEqual([]);
      for (const map of [CommitmentOf, UsedSpaceOf, RevealedCommitments]) expect(map.keys(state)).toEqual([]);
    }));
});
