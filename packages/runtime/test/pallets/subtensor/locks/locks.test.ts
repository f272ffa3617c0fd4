import { describe, expect, it } from "vitest";
import type { State } from "../../../../src/framework/index.ts";
import { autoLockOwnerCut } from "../../../../src/pallets/subtensor/emission/payOwner.ts";
import { errors } from "../../../../src/pallets/subtensor/errors.ts";
import { setRejectLockedAlpha } from "../../../../src/pallets/subtensor/locks/acceptance.ts";
import { stakeAvailability } from "../../../../src/pallets/subtensor/locks/available.ts";
import { lockStake, moveLock, setPerpetualLock } from "../../../../src/pallets/subtensor/locks/change.ts";
import { hotkeyConviction, subnetKing, totalConviction } from "../../../../src/pallets/subtensor/locks/conviction.ts";
import { lockSweeps } from "../../../../src/pallets/subtensor/locks/destroy.ts";
import { coldkeyLock } from "../../../../src/pallets/subtensor/locks/individual.ts";
import { changeOwnerHotkey } from "../../../../src/pallets/subtensor/locks/ownerHotkey.ts";
import { forceReduceLock } from "../../../../src/pallets/subtensor/locks/reduce.ts";
import { changeSubnetOwnerIfNeeded } from "../../../../src/pallets/subtensor/locks/succession.ts";
import { addStake } from "../../../../src/pallets/subtensor/staking/add.ts";
import { recycleAlpha } from "../../../../src/pallets/subtensor/staking/recycle.ts";
import { removeStake } from "../../../../src/pallets/subtensor/staking/remove.ts";
import { transitionStake } from "../../../../src/pallets/subtensor/staking/transition.ts";
import { subnetAccount } from "../../../../src/pallets/subtensor/subnets/account.ts";
import {
  DecayingHotkeyLock,
  HotkeyLock,
  Lock,
  LockingColdkeys,
  MaxAllowedUids,
  OwnerCutAutoLockEnabled,
  OwnerLock,
  SubnetOwner,
  SubnetOwnerHotkey,
  Uids,
} from "../../../../src/pallets/subtensorStorage/index.ts";
import { expectFailure } from "../failing.ts";
import { sweepAll } from "../lifecycle/ending.ts";
import { atBlock, COLDKEYS, HOTKEYS, stakingWorld, TAO } from "../stakingWorld.ts";

const [ALICE, BOB, CAROL] = COLDKEYS;
const [HOT, HOT2] = HOTKEYS;
const N = 1;
const YEAR = 2_629_800;
const at = (coldkey: Uint8Array, hotkey: Uint8Array = HOT) => ({ coldkey, hotkey, netuid: N });

/** Every coldkey has staked 100 TAO with the first hotkey. */
function staked(): { state: State; alpha: bigint } {
  const state = stakingWorld();
  const alpha = COLDKEYS.map((coldkey) => addStake(state, at(coldkey), 100n * TAO));
  return { state, alpha: alpha[0] ?? 0n };
}

describe("a lock", () => {
  it("holds stake back, sets it free with time and adds up", () => {
    const { state, alpha } = staked();
    lockStake(state, { coldkey: ALICE, hotkey: HOT2, netuid: N }, alpha / 2n);
    lockStake(state, { coldkey: ALICE, hotkey: HOT2, netuid: N }, alpha / 4n);
    const locked = alpha / 2n + alpha / 4n;
    expect(stakeAvailability(state, ALICE, N)).toEqual({ total: alpha, locked, available: alpha - locked });
    expectFailure(() => removeStake(state, at(ALICE), alpha), errors.StakeUnavailable);
    expectFailure(() => recycleAlpha(state, at(ALICE), alpha), errors.StakeUnavailable);
    const across = { from: at(ALICE), to: { ...at(ALICE), netuid: 2 }, amount: alpha, isTransfer: false };
    expectFailure(() => transitionStake(state, across), errors.StakeUnavailable);
    removeStake(state, at(ALICE), alpha - locked);

    atBlock(state, 100 + 934_866);
    const { locked: later } = stakeAvailability(state, ALICE, N);
    expect(later).toBe((locked * 6_786_177_901_268_885_275n) >> 64n);
    atBlock(state, 100 + 40 * 934_866);
    removeStake(state, at(ALICE), locked);
    expect(Lock.keys(state)).toEqual([]);
    expect(LockingColdkeys.keys(state)).toEqual([]);
  });

  it("is refused when it cannot be", () => {
    const { state, alpha } = staked();
    expectFailure(() => lockStake(state, { coldkey: ALICE, hotkey: HOT, netuid: N }, 0n), errors.AmountTooLow);
    expectFailure(() => lockStake(state, { coldkey: ALICE, hotkey: HOT, netuid: N }, 99n), errors.AmountTooLow);
    expectFailure(
      () => lockStake(state, { coldkey: ALICE, hotkey: ALICE, netuid: N }, alpha),
      errors.HotKeyAccountNotExists,
    );
    expectFailure(
      () => lockStake(state, { coldkey: ALICE, hotkey: HOT, netuid: N }, alpha + 1n),
      errors.InsufficientStakeForLock,
    );
    lockStake(state, { coldkey: ALICE, hotkey: HOT, netuid: N }, alpha);
    expectFailure(() => lockStake(state, { coldkey: ALICE, hotkey: HOT2, netuid: N }, 100n), errors.LockHotkeyMismatch);
    expectFailure(
      () => lockStake(state, { coldkey: ALICE, hotkey: HOT, netuid: N }, 1n),
      errors.InsufficientStakeForLock,
    );
    expectFailure(() => moveLock(state, { coldkey: BOB, hotkey: HOT2, netuid: N }), errors.NoExistingLock);
  });

  it("keeps its mass when it is perpetual", () => {
    const { state, alpha } = staked();
    lockStake(state, { coldkey: ALICE, hotkey: HOT2, netuid: N }, alpha);
    expect(DecayingHotkeyLock.get(state, N, HOT2)?.lockedMass).toBe(alpha);
    setPerpetualLock(state, ALICE, N, true);
    expect(DecayingHotkeyLock.has(state, N, HOT2)).toBe(false);
    expect(HotkeyLock.get(state, N, HOT2)?.lockedMass).toBe(alpha);
    atBlock(state, 1_000_000);
    expect(coldkeyLock(state, ALICE, N)?.lock.lockedMass).toBe(alpha);
    setPerpetualLock(state, ALICE, N, false);
    atBlock(state, 2_000_000);
    expect(coldkeyLock(state, ALICE, N)?.lock.lockedMass).toBeLessThan(alpha / 2n);
  });

  it("adds up to what backs the hotkey, whoever acts meanwhile", () => {
    const { state, alpha } = staked();
    lockStake(state, { coldkey: ALICE, hotkey: HOT2, netuid: N }, alpha);
    atBlock(state, 50_000);
    lockStake(state, { coldkey: BOB, hotkey: HOT2, netuid: N }, alpha / 3n);
    atBlock(state, 150_000);
    lockStake(state, { coldkey: BOB, hotkey: HOT2, netuid: N }, alpha / 3n);
    atBlock(state, 400_000);
    const locks = [ALICE, BOB].map((coldkey) => coldkeyLock(state, coldkey, N)?.lock);
    const sum = locks.reduce((total, lock) => total + (lock?.conviction.bits ?? 0n), 0n);
    const difference = (hotkeyConviction(state, HOT2, N) - sum) >> 64n;
    expect(sum >> 64n).toBeGreaterThan(10n * TAO);
    expect(difference >= -4n && difference <= 4n).toBe(true);
    expect(totalConviction(state, N)).toBe(hotkeyConviction(state, HOT2, N));
  });

  it("loses its conviction when it moves to a stranger's hotkey", () => {
    const { state, alpha } = staked();
    lockStake(state, { coldkey: ALICE, hotkey: HOT, netuid: N }, alpha);
    atBlock(state, 500_000);
    moveLock(state, { coldkey: ALICE, hotkey: HOT2, netuid: N });
    const { hotkey, lock } = coldkeyLock(state, ALICE, N) ?? expect.unreachable();
    expect(hotkey).toEqual(HOT2);
    expect(lock.conviction.bits).toBe(0n);
    expect(hotkeyConviction(state, HOT, N)).toBe(0n);
    expect(DecayingHotkeyLock.get(state, N, HOT2)?.lockedMass).toBe(lock.lockedMass);
  });

  it("shrinks with stake that is gone, and its conviction alike", () => {
    const { state, alpha } = staked();
    lockStake(state, { coldkey: ALICE, hotkey: HOT2, netuid: N }, alpha);
    atBlock(state, 500_000);
    const before = coldkeyLock(state, ALICE, N)?.lock ?? expect.unreachable();
    forceReduceLock(state, ALICE, N, before.lockedMass / 4n);
    const after = coldkeyLock(state, ALICE, N)?.lock ?? expect.unreachable();
    expect(after.lockedMass).toBe(before.lockedMass - before.lockedMass / 4n);
    expect(Number((after.conviction.bits * 1000n) / before.conviction.bits)).toBeCloseTo(750, -1);
    forceReduceLock(state, ALICE, N, alpha);
    expect(coldkeyLock(state, ALICE, N)).toBeUndefined();
    forceReduceLock(state, ALICE, N, alpha);
    expect(Lock.keys(state)).toEqual([]);
  });

  it("goes along with stake to a coldkey that takes it", () => {
    const { state, alpha } = staked();
    lockStake(state, { coldkey: ALICE, hotkey: HOT2, netuid: N }, alpha / 2n);
    const give = (amount: bigint) => transitionStake(state, { from: at(ALICE), to: at(BOB), amount, isTransfer: true });
    give(alpha / 2n);
    expect(coldkeyLock(state, BOB, N)).toBeUndefined();
    expectFailure(() => state.transactional(() => give(alpha / 4n)), errors.AccountRejectsLockedAlpha);
    setRejectLockedAlpha(state, BOB, false);
    give(alpha / 4n);
    expect(coldkeyLock(state, BOB, N)?.hotkey).toEqual(HOT2);
    const masses = [ALICE, BOB].map((coldkey) => coldkeyLock(state, coldkey, N)?.lock.lockedMass ?? 0n);
    expect((masses[0] ?? 0n) + (masses[1] ?? 0n)).toBe(alpha / 2n);
    expect(masses[1]).toBeGreaterThanOrEqual(alpha / 4n - 2n);
    setRejectLockedAlpha(state, BOB, true);
    expectFailure(() => give(alpha / 8n), errors.AccountRejectsLockedAlpha);
  });

  it("disappears with its subnet", () => {
    const { state, alpha } = staked();
    lockStake(state, { coldkey: ALICE, hotkey: HOT2, netuid: N }, alpha);
    setPerpetualLock(state, BOB, N, true);
    lockStake(state, { coldkey: BOB, hotkey: HOT, netuid: N }, alpha / 2n);
    sweepAll(state, lockSweeps(N));
    const left = [Lock, LockingColdkeys, HotkeyLock, DecayingHotkeyLock].map((item) => item.keys(state).length);
    expect(left).toEqual([0, 0, 0, 0]);
  });
});

describe("ownership", () => {
  const owned = () => {
    const world = staked();
    SubnetOwner.set(world.state, N, ALICE);
    SubnetOwnerHotkey.set(world.state, N, HOT);
    MaxAllowedUids.set(world.state, N, 16);
    return world;
  };

  it("counts an owner's locks as full conviction, and locks the owner's cut where wanted", () => {
    const { state, alpha } = owned();
    autoLockOwnerCut(state, N, alpha / 2n);
    expect(coldkeyLock(state, ALICE, N)).toBeUndefined();
    OwnerCutAutoLockEnabled.set(state, N, true);
    autoLockOwnerCut(state, N, alpha / 2n);
    autoLockOwnerCut(state, N, alpha); // more than there is: ignored
    expect(coldkeyLock(state, ALICE, N)?.lock.conviction.bits).toBe((alpha / 2n) << 64n);
    expect(hotkeyConviction(state, HOT, N)).toBe((alpha / 2n) << 64n);
  });

  it("changes to the hotkey that most conviction backs, after a year", () => {
    const { state, alpha } = owned();
    setPerpetualLock(state, ALICE, N, true);
    lockStake(state, { coldkey: ALICE, hotkey: HOT, netuid: N }, alpha / 10n);
    setPerpetualLock(state, CAROL, N, true);
    lockStake(state, { coldkey: CAROL, hotkey: HOT2, netuid: N }, alpha / 2n);
    atBlock(state, YEAR - 1);
    changeSubnetOwnerIfNeeded(state, N);
    expect(SubnetOwner.get(state, N)).toEqual(ALICE);
    atBlock(state, YEAR);
    expect(subnetKing(state, N)).toEqual(HOT2);
    changeSubnetOwnerIfNeeded(state, N);
    expect(SubnetOwner.get(state, N)).toEqual(BOB); // who owns that hotkey
    expect(SubnetOwnerHotkey.get(state, N)).toEqual(HOT2);
    expect(Uids.has(state, N, HOT2)).toBe(true);
    expect(OwnerLock.get(state, N)).toEqual({
      lockedMass: alpha / 2n,
      conviction: { bits: (alpha / 2n) << 64n },
      lastUpdate: BigInt(YEAR),
    });
    expect(HotkeyLock.get(state, N, HOT)?.lockedMass).toBe(alpha / 10n);
    expect(HotkeyLock.has(state, N, HOT2)).toBe(false);
  });

  it("takes locks along when the owner chooses another hotkey, so that none counts twice", () => {
    const { state, alpha } = owned();
    setPerpetualLock(state, ALICE, N, true);
    lockStake(state, at(ALICE, HOT), alpha / 2n);
    setPerpetualLock(state, CAROL, N, true);
    lockStake(state, at(CAROL, HOT2), alpha / 4n);
    changeOwnerHotkey(state, N, HOT2);
    expect(SubnetOwnerHotkey.get(state, N)).toEqual(HOT2);
    expect(hotkeyConviction(state, HOT, N)).toBe((alpha / 2n) << 64n);
    expect(hotkeyConviction(state, HOT2, N)).toBe((alpha / 4n) << 64n);
    moveLock(state, at(ALICE, HOT2));
    expect(hotkeyConviction(state, HOT, N)).toBe(0n);
    expect(hotkeyConviction(state, HOT2, N)).toBe((alpha / 2n + alpha / 4n) << 64n);
    changeOwnerHotkey(state, N, HOT2);
    expect(totalConviction(state, N)).toBe((alpha / 2n + alpha / 4n) << 64n);
    expectFailure(() => changeOwnerHotkey(state, N, subnetAccount(N)), errors.CannotUseSystemAccount);
  });

  it("stays when too little is locked", () => {
    const { state, alpha } = owned();
    lockStake(state, { coldkey: CAROL, hotkey: HOT2, netuid: N }, alpha / 100n);
    atBlock(state, YEAR);
    changeSubnetOwnerIfNeeded(state, N);
    expect(SubnetOwner.get(state, N)).toEqual(ALICE);
  });
});
