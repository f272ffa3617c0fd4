import { type DispatchError, sameError } from "../../../framework/index.ts";
import { errors } from "../errors.ts";

/** The code by which the pool names an error (protocol: consensus §7.6, staking §3.14). */
const CODES: readonly (readonly [code: number, errors: readonly DispatchError[]])[] = [
  [0, [errors.ColdkeySwapAnnounced]],
  [1, [errors.AmountTooLow, errors.NotEnoughStakeToSetWeights]],
  [2, [errors.NotEnoughBalanceToStake]],
  [3, [errors.SubnetNotExists]],
  [4, [errors.HotKeyAccountNotExists]],
  [5, [errors.NotEnoughStakeToWithdraw]],
  [6, [errors.SettingWeightsTooFast, errors.CommittingWeightsTooFast, errors.NetworkTxRateLimitExceeded]],
  [7, [errors.InsufficientLiquidity]],
  [8, [errors.SlippageTooHigh]],
  [9, [errors.TransferDisallowed]],
  [10, [errors.HotKeyNotRegisteredInNetwork]],
  [11, [errors.InvalidIpAddress]],
  [12, [errors.ServingRateLimitExceeded]],
  [13, [errors.InvalidPort]],
  [15, [errors.InvalidRevealRound]],
  [16, [errors.NoWeightsCommitFound]],
  [17, [errors.RevealTooEarly]],
  [18, [errors.InputLengthsUnequal]],
  [19, [errors.HotKeyNotRegisteredInSubNet]],
  [20, [errors.EvmKeyAssociateRateLimitExceeded]],
  [21, [errors.ColdkeySwapDisputed]],
  [25, [errors.NonAssociatedColdKey]],
  [26, [errors.DelegateTakeTooLow]],
  [27, [errors.DelegateTakeTooHigh]],
];

/** Every error without a code of its own. */
const BAD_REQUEST = 255;

/** The code of an error. */
export function codeOf(error: DispatchError): number {
  return CODES.find(([, list]) => list.some((known) => sameError(known, error)))?.[0] ?? BAD_REQUEST;
}
