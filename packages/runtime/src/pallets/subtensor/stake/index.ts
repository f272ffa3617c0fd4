/**
 * Stake and the TAO behind it (protocol: staking §1, §2.10-2.14).
 *
 * @packageDocumentation
 */

export { stakeIntoSubnet } from "./into.ts";
export { MIN_STAKE } from "./minimum.ts";
export { unstakeFromSubnet } from "./outOf.ts";
export {
  decreaseStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyOnSubnet,
  tryIncreaseStakeForHotkeyAndColdkeyOnSubnet,
} from "./positions.ts";
export {
  getAlphaIssuance,
  getTotalStakeForHotkey,
  medianSubnetPrice,
} from "./queries.ts";
export {
  addTaoToPool,
  burnSubnetAlpha,
  recycleSubnetAlpha,
  swapAlphaForTao,
  swapTaoForAlpha,
  takeTaoFromPool,
} from "./reserves.ts";
export {
  getColdkeyBalance,
  mintTao,
  recycleFromSubnet,
  spendTao,
  syncIssuance,
  type TaoCredit,
  transferTao,
  transferTaoFromSubnet,
  transferTaoToSubnet,
} from "./tao.ts";
export {
  getStakeWeightsForHotkeyOnSubnet,
  getStakeWeightsForNetwork,
  taoWeight,
} from "./weights.ts";
export { transferStakeWithinSubnet } from "./within.ts";
