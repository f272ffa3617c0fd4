/**
 * Locked stake: conviction that backs hotkeys, and the ownership of subnets that follows from it (protocol: staking
 * §5).
 *
 * @packageDocumentation
 */

export { stakeAvailability } from "./available.ts";
export { autoLockOwnerCut, lockStake, moveLock, setPerpetualLock, setRejectLockedAlpha } from "./calls.ts";
export { hotkeyConviction, subnetKing } from "./conviction.ts";
export { destroyLocks } from "./dissolve.ts";
export { coldkeyLock } from "./individual.ts";
export { changeSubnetOwnerIfNeeded } from "./ownership.ts";
export { forceReduceLock } from "./reduce.ts";
