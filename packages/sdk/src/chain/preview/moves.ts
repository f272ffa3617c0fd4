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
import { beforeFee, mostToMove, readPool } from "./pool.ts";
import { ensureThat } from "./refusal.ts";
import { isSamePlace, type Place } from "./touched.ts";

/** Positions between which alpha moves. */
export interface Move {
  readonly from: Place;
  readonly to: Place;
}

const ROOT = 0;
const UNIT = 1_000_000_000n;

/** Estimates `move_stake`, `swap_stake` and `swap_stake_limit` (protocol: staking §3.8). @throws Refusal */
export async function moved(ground: Ground, move: Move, asked: bigint, limit?: Limit): Promise<Gains> {
  const { chain, at } = ground;
  const { from, to } = move;
  const amount = smaller(asked, ground.stakeAt(from));
  const isAcross = from.netuid !== to.netuid;
  const source = await readPool(chain, from.netuid, { at });
  const target = isAcross ? await readPool(chain, to.netuid, { at }) : source;
  const most = limit === undefined || !isAcross ? amount : mostToMove(source, target, limit.price);
  ensureThat(!isSamePlace(from, to), "SameNetuid");
  for (const ensure of [ensureExists, ensureOpen]) {
    await ensure(ground, from.netuid);
    await ensure(ground, to.netuid);
  }
  await ensureHotkey(ground, from.hotkey);
  await ensureHotkey(ground, to.hotkey);
  if (!isAcross) return within(ground, move, amount);
  const whole = await quoteAlpha(chain, from.netuid, amount, { at });
  ensureThat(whole > 0n || amount === 0n, "InsufficientLiquidity");
  ensureThat(whole > MIN_STAKE, "AmountTooLow");
  ensureThat(limit?.allowPartial !== false || amount <= most, "SlippageTooHigh");
  await ensureAvailable(ground, from.netuid, amount);
  const sold = smaller(amount, most);
  const tao = sold === amount ? whole : await quoteAlpha(chain, from.netuid, sold, { at });
  const left = { ...from, gain: -sold };
  // What is worth less than a stake stays as TAO.
  if (tao < MIN_STAKE) return { tao, stakes: [left] };
  // Exactly one of the two trades pays a fee: the first, or the second when coming from root.
  const quoted = from.netuid === ROOT ? tao : beforeFee(target, tao);
  const gain = await quoteTao(chain, to.netuid, quoted, { at });
  ensureThat(gain > 0n, "InsufficientLiquidity");
  return { tao: 0n, stakes: [left, { ...to, gain }] };
}

/** Alpha that stays on its subnet: nothing is traded (protocol: staking §2.13). @throws Refusal */
async function within({ chain, at }: Ground, { from, to }: Move, amount: bigint): Promise<Gains> {
  const price = await chain.at(at).apis.SwapRuntimeApi.current_alpha_price({ netuid: from.netuid });
  ensureThat((amount * price) / UNIT >= MIN_STAKE, "AmountTooLow");
  const stakes = [
    { ...from, gain: -amount },
    { ...to, gain: amount },
  ];
  return { tao: 0n, stakes };
}
