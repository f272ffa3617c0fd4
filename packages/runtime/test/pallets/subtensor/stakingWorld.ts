import { AURA_ENGINE_ID, Slot } from "@opentao/codec/primitives";
import { expect } from "vitest";
import type { State } from "../../../src/framework/index.ts";
import { Authorities } from "../../../src/pallets/aura/storage.ts";
import { mintInto, totalBalance, totalIssuance } from "../../../src/pallets/balances/index.ts";
import { stakeAt } from "../../../src/pallets/subtensor/ledger/positions.ts";
import { addTaoToPool } from "../../../src/pallets/subtensor/ledger/reserves.ts";
import { syncIssuance } from "../../../src/pallets/subtensor/ledger/tao.ts";
import { subnetAccount } from "../../../src/pallets/subtensor/subnets/account.ts";
import { subnetIds } from "../../../src/pallets/subtensorStorage/existence.ts";
import {
  NetworksAdded,
  NumStakingColdkeys,
  Owner,
  StakingColdkeys,
  StakingColdkeysByIndex,
  SubnetAlphaIn,
  SubnetAlphaOut,
  SubnetMechanism,
  SubnetTAO,
  SubtokenEnabled,
  TotalHotkeyAlpha,
  TotalIssuance,
  TotalStake,
} from "../../../src/pallets/subtensorStorage/index.ts";
import { Account, BlockNumberItem, Digest } from "../../../src/pallets/system/storage.ts";
import { ROOT } from "../../../src/primitives/subnets.ts";
import { account, emptyState } from "../../testState.ts";

export const TAO = 1_000_000_000n;
export const COLDKEYS = [account(1), account(2), account(3)] as const;
export const HOTKEYS = [account(11), account(12)] as const;
export const AUTHOR = account(99);
export const SUBNETS = [1, 2] as const;

/** Moves the chain to a block. */
export function atBlock(state: State, block: number): void {
  BlockNumberItem.set(state, block);
  state.refresh();
}

/** Makes somebody, or nobody, the author of the block. */
export function authoredBy(state: State, author: Uint8Array | undefined): void {
  Authorities.set(state, author === undefined ? [] : [author]);
  Digest.set(state, { logs: [{ type: "PreRuntime", value: [AURA_ENGINE_ID, Slot.encode(0n)] }] });
}

/** Root and two subnets with pools of 1000 TAO, three coldkeys with 10000 TAO each; the first two own a hotkey each. */
export function stakingWorld(): State {
  const state = emptyState();
  atBlock(state, 100);
  authoredBy(state, AUTHOR);
  mintInto(state, AUTHOR, TAO);
  for (const coldkey of COLDKEYS) mintInto(state, coldkey, 10_000n * TAO);
  HOTKEYS.forEach((hotkey, i) => {
    Owner.set(state, hotkey, COLDKEYS[i] ?? COLDKEYS[0]);
  });
  for (const netuid of [ROOT, ...SUBNETS]) {
    NetworksAdded.set(state, netuid, true);
    SubtokenEnabled.set(state, netuid, true);
    if (netuid === ROOT) continue;
    SubnetMechanism.set(state, netuid, 1);
    mintInto(state, subnetAccount(netuid), 1000n * TAO);
    addTaoToPool(state, netuid, 1000n * TAO);
    SubnetAlphaIn.set(state, netuid, 4000n * TAO);
  }
  syncIssuance(state);
  return state;
}

/** Sums that must hold after every operation, whatever it was. */
export function expectAccountsAgree(state: State): void {
  const accounts = Account.entries(state).reduce((sum, [, { data }]) => sum + data.free + data.reserved, 0n);
  expect(totalIssuance(state)).toBe(accounts);
  expect(TotalIssuance.get(state)).toBe(accounts);
  // Subnets that are ending have a reserve until it is paid out.
  const netuids = new Set([...subnetIds(state), ...SubnetTAO.keys(state)]);
  const pools = [...netuids].map((netuid) => SubnetTAO.get(state, netuid));
  for (const netuid of netuids) {
    expect(totalBalance(state, subnetAccount(netuid)), `account of ${netuid}`).toBe(SubnetTAO.get(state, netuid));
  }
  expect(TotalStake.get(state)).toBe(pools.reduce((sum, tao) => sum + tao, 0n));
}

/** Positions never add up to more than their pool holds, and pools to no more than the alpha that is outside. */
export function expectStakeIsCovered(state: State): void {
  for (const netuid of subnetIds(state)) {
    let pooled = 0n;
    for (const hotkey of HOTKEYS) {
      const pool = TotalHotkeyAlpha.get(state, hotkey, netuid);
      const positions = COLDKEYS.map((coldkey) => stakeAt(state, { coldkey, hotkey, netuid }));
      expect(positions.reduce((sum, alpha) => sum + alpha, 0n)).toBeLessThanOrEqual(pool + BigInt(COLDKEYS.length));
      pooled += pool;
    }
    expect(pooled).toBeLessThanOrEqual(SubnetAlphaOut.get(state, netuid));
    if (netuid === ROOT) expect(pooled).toBe(SubnetTAO.get(state, ROOT));
  }
}

/** The list of root stakers is dense, and holds exactly those with root stake. */
export function expectRootStakersListed(state: State): void {
  const count = NumStakingColdkeys.get(state);
  expect(BigInt(StakingColdkeys.keys(state).length)).toBe(count);
  for (let index = 0n; index < count; index += 1n) {
    const coldkey = StakingColdkeysByIndex.get(state, index) ?? new Uint8Array();
    expect(StakingColdkeys.get(state, coldkey)).toBe(index);
  }
  for (const coldkey of COLDKEYS) {
    const stakes = HOTKEYS.map((hotkey) => stakeAt(state, { coldkey, hotkey, netuid: ROOT }));
    expect(StakingColdkeys.has(state, coldkey)).toBe(stakes.some((stake) => stake > 0n));
  }
}
