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
  decreaseStakeForHotkeyOnSubnet,
  getStakeForHotkeyAndColdkeyOnSubnet,
  getStakeForHotkeyOnSubnet,
  increaseStakeForHotkeyAndColdkeyOnSubnet,
  increaseStakeForHotkeyOnSubnet,
  totalColdkeyAlphaOnSubnet,
  tryIncreaseStakeForHotkeyAndColdkeyOnSubnet,
} from "./positions.ts";
export {
  getAlphaIssuance,
  getTotalStakeForColdkey,
  getTotalStakeForColdkeyOnSubnet,
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
  getKeepAliveBalance,
  mintTao,
  recycleFromSubnet,
  recycleTao,
  spendTao,
  syncIssuance,
  type TaoCredit,
  transferTao,
  transferTaoFromSubnet,
  transferTaoToSubnet,
} from "./tao.ts";
export {
  getInheritedForHotkeyOnSubnet,
  getStakeWeightsForHotkeyOnSubnet,
  getStakeWeightsForNetwork,
  getTaoInheritedForHotkeyOnSubnet,
  type StakeWeight,
  taoWeight,
} from "./weights.ts";
export { transferStakeWithinSubnet } from "./within.ts";
