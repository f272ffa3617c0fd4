import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { estimateFee } from "../actions/estimateFee.ts";
import type { SimulateOptions } from "../actions/simulate.ts";
import type { Chain } from "../chain.ts";
import { dispatchFailure } from "../dispatchError.ts";
import type { TransactionFailure } from "../errors.ts";
import { type Funds, fundsOf } from "./funds.ts";
import type { Gains, Ground } from "./ground.ts";
import type { Preview, StakeChangePreview } from "./held.ts";
import { gainsOf } from "./outcome.ts";
import { type AlphaFee, alphaFeeOf, stakeAt } from "./payment.ts";
import { Refusal } from "./refusal.ts";
import { isSamePlace, type Place, touchedBy } from "./touched.ts";

/** Alpha of a position before the call, its fee not paid. */
interface Held extends Place {
  readonly before: bigint;
}

/**
 * Estimates a preview by what any node of the network offers: the fee by `TransactionPaymentApi`, trades by
 * `SwapRuntimeApi`, and failures by the rules of the chain. For calls of which it knows nothing it gives the fee alone.
 *
 * @throws ChainError `INVALID_TRANSACTION` when the fee cannot be paid
 */
export async function estimate(
  chain: Chain,
  call: RuntimeCall,
  address: string,
  { at, tip = 0n }: Pick<SimulateOptions, "at" | "tip">,
): Promise<Preview> {
  const [fee, account, least, named] = await Promise.all([
    estimateFee(chain, call, address),
    chain.at(at).query.System.Account(address),
    chain.constants.Balances.ExistentialDeposit(),
    Promise.all(
      (touchedBy(call) ?? []).map(async (place): Promise<Held> => {
        return { ...place, before: await stakeAt(chain, address, place, { at }) };
      }),
    ),
  ]);
  const paid = fee + tip;
  const canPay = paid <= fundsOf(account, least, 0n).keepingAlive;
  const alphaFee = canPay || paid === 0n ? undefined : await alphaFeeOf(chain, call, address, paid, { at });
  const paidInTao = alphaFee === undefined ? paid : 0n;
  const funds = fundsOf(account, least, paidInTao);
  const { gains, error } = await outcomeOf(call, { chain, at, address, funds, named, alphaFee, paid });
  const { free, reserved } = account.data;
  return {
    ...{ exactness: "estimated", ok: error === undefined, error, fee: paid, isFeeInAlpha: alphaFee !== undefined },
    free: { before: free, after: gains === undefined ? undefined : free + gains.tao - paidInTao },
    reserved: { before: reserved, after: gains === undefined ? undefined : reserved },
    stakes: stakesOf(named, gains, alphaFee),
    prices: [],
  };
}

/** Account and call whose outcome is estimated. */
interface Paid extends Omit<Ground, "stakeAt"> {
  readonly funds: Funds;
  readonly named: readonly Held[];
  readonly alphaFee: AlphaFee | undefined;
  /** In rao. */
  readonly paid: bigint;
}

/** Gains of a call, or the failure with which it gains nothing. */
async function outcomeOf(
  call: RuntimeCall,
  { named, alphaFee, paid, ...ground }: Paid,
): Promise<{ readonly gains: Gains | undefined; readonly error: TransactionFailure | undefined }> {
  const held = (place: Place): bigint =>
    (named.find((one) => isSamePlace(one, place))?.before ?? 0n) - paidAt(alphaFee, place);
  try {
    return { gains: await gainsOf({ ...ground, stakeAt: held }, call), error: undefined };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const types = await ground.chain.types(ground.at);
    return { gains: { tao: 0n, stakes: [] }, error: dispatchFailure(types, error.dispatchError, paid) };
  }
}

/** Positions that change, by the call or by its fee. */
function stakesOf(
  named: readonly Held[],
  gains: Gains | undefined,
  alphaFee: AlphaFee | undefined,
): StakeChangePreview[] {
  const isNamed = named.some((one) => alphaFee !== undefined && isSamePlace(one, alphaFee.place));
  const all = alphaFee === undefined || isNamed ? named : [...named, { ...alphaFee.place, before: alphaFee.before }];
  return all.flatMap(({ before, hotkey, netuid }): StakeChangePreview[] => {
    const fee = paidAt(alphaFee, { hotkey, netuid });
    if (gains === undefined) return fee === 0n ? [] : [{ hotkey, netuid, before, after: undefined }];
    const gain = gains.stakes.find((one) => isSamePlace(one, { hotkey, netuid }))?.gain ?? 0n;
    return gain === fee ? [] : [{ hotkey, netuid, before, after: before + gain - fee }];
  });
}

/** Alpha of a position that is paid as a fee. */
function paidAt(alphaFee: AlphaFee | undefined, place: Place): bigint {
  return alphaFee !== undefined && isSamePlace(alphaFee.place, place) ? alphaFee.alpha : 0n;
}
