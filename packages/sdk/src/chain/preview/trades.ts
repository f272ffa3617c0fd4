import { quoteAlpha, quoteTao } from "../actions/quote.ts";
import {
  ensureAvailable,
  ensureExists,
  ensureHotkey,
  ensureOpen,
  type Gains,
  type Ground,
  type Limit,
  MIN_STAKE,
  smaller,
} from "./ground.ts";
import { MAX_INPUT_FACTOR, mostToStake, mostToUnstake, poolFee, readPool } from "./pool.ts";
import { ensureThat } from "./refusal.ts";
import type { Place } from "./touched.ts";

/** Estimates `add_stake` and `add_stake_limit` (protocol: staking §3.1, §3.2). @throws Refusal */
export async function staked(ground: Ground, place: Place, amount: bigint, limit?: Limit): Promise<Gains> {
  const { chain, at, funds } = ground;
  const { netuid, hotkey } = place;
  const pool = await readPool(chain, netuid, { at });
  ensureThat(pool === undefined || amount <= MAX_INPUT_FACTOR * pool.tao, "InsufficientLiquidity");
  const most = limit === undefined ? amount : mostToStake(pool, limit.price);
  await ensureExists(ground, netuid);
  await ensureOpen(ground, netuid);
  ensureThat(amount >= MIN_STAKE + poolFee(pool, MIN_STAKE), "AmountTooLow");
  ensureThat(limit?.allowPartial === true || amount <= most, "SlippageTooHigh");
  const wanted = smaller(amount, most);
  ensureThat(wanted <= funds.all, "NotEnoughBalanceToStake");
  await ensureHotkey(ground, hotkey);
  ensureThat(wanted - poolFee(pool, wanted) >= MIN_STAKE, "AmountTooLow");
  // All but what keeps the account in being.
  const tao = smaller(wanted, funds.keepingAlive);
  ensureThat(tao > 0n, "InsufficientBalance");
  const gain = await quoteTao(chain, netuid, tao, { at });
  ensureThat(gain > 0n, "InsufficientLiquidity");
  return { tao: -tao, stakes: [{ ...place, gain }] };
}

/**
 * Estimates `remove_stake`, `remove_stake_limit` and `remove_stake_full_limit` (protocol: staking §3.4 to §3.6).
 *
 * @throws Refusal
 */
export async function unstaked(ground: Ground, place: Place, asked: bigint, limit?: Limit): Promise<Gains> {
  const { chain, at } = ground;
  const { netuid, hotkey } = place;
  const held = ground.stakeAt(place);
  // Without a limit chains take all there is where that is less, and only on subnets that have started.
  const amount = limit === undefined ? smaller(asked, held) : asked;
  if (limit === undefined) await ensureOpen(ground, netuid);
  const pool = await readPool(chain, netuid, { at });
  ensureThat(pool === undefined || amount <= MAX_INPUT_FACTOR * pool.alpha, "InsufficientLiquidity");
  const most = limit === undefined ? amount : mostToUnstake(pool, limit.price);
  await ensureExists(ground, netuid);
  ensureThat(amount > 0n, "AmountTooLow");
  ensureThat(amount <= held, "NotEnoughStakeToWithdraw");
  const whole = await quoteAlpha(chain, netuid, amount, { at });
  ensureThat(whole > 0n, "InsufficientLiquidity");
  ensureThat(amount === held || whole >= MIN_STAKE, "AmountTooLow");
  ensureThat(limit?.allowPartial === true || amount <= most, "SlippageTooHigh");
  await ensureHotkey(ground, hotkey);
  await ensureAvailable(ground, netuid, amount);
  const sold = smaller(amount, most);
  const tao = sold === amount ? whole : await quoteAlpha(chain, netuid, sold, { at });
  return { tao, stakes: [{ ...place, gain: -sold }] };
}
