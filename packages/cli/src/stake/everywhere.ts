import {
  type Chain,
  dispatchFailure,
  type Inclusion,
  type NoSale,
  planUnstakeEverywhere,
  type Sale,
  type SalePlan,
} from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError, ProblemsFound } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import { stakeUnit } from "../shared/actions/effect.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { perform, renderInclusion } from "../shared/actions/perform.ts";
import { readAfter } from "../shared/actions/readAfter.ts";
import { openActor } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";

/** Options of `tao stake remove --everywhere`. */
export interface EverywhereFlags extends ActionFlags {
  readonly tolerance: number;
}

type Position = Omit<Sale, "worst">;

/** Position that was not sold, with the reason. */
interface Unsold extends Position {
  readonly error: string;
}

const placeOf = ({ netuid, hotkey, amount }: Position): string =>
  `${formatTao(amount)} ${stakeUnit(netuid)} on subnet ${netuid} behind ${hotkey}`;

/** Positions that stay, each with the reason, as programs and people read it. */
function keptOf({ kept }: SalePlan | NoSale): readonly Unsold[] {
  return kept.map(({ error, ...position }) => ({ ...position, error: error.message }));
}

/** Says how many positions are sold, and of how many. */
function countOf({ sales, kept }: SalePlan): string {
  const [sold, all] = [sales.length, sales.length + kept.length];
  if (kept.length > 0) return `${sold} of ${all} positions`;
  return sold === 1 ? "the only position" : `all ${sold} positions`;
}

function nothingSold(coldkey: string, kept: readonly Unsold[]): CliError {
  const reasons = kept.map((position) => `; ${placeOf(position)}: ${position.error}`).join("");
  return new CliError(
    "STAKE_TOO_LOW",
    `${coldkey} has no stake that could be sold now${reasons}`,
    `\`tao stake list ${coldkey}\` lists what lies where; what is locked stays until its lock ends.`,
  );
}

function detailsOf({ sales }: SalePlan, kept: readonly Unsold[]) {
  const limits = sales.map((sale) => {
    const { price, priceNow } = sale.worst;
    return `${placeOf(sale)}: the price may go from ${formatTao(priceNow)} to ${formatTao(price)}`;
  });
  const left = kept.map((one) => `${placeOf(one)} cannot be sold now, and stays: ${one.error}`);
  const rule = "Beyond its worst price a position stays, and the others are sold all the same.";
  return { value: { sales, kept }, text: [...limits, rule, ...left].join("\n") };
}

/** Sales of a batch by its events, and those that failed, in the order of their calls. */
async function outcomeOf(chain: Chain, { events, blockHash }: Inclusion, sales: readonly Sale[]) {
  const types = await chain.types(blockHash);
  const sold: (Position & { readonly tao: bigint })[] = [];
  const failed: Unsold[] = [];
  const ends = events.filter(({ pallet, name }) => {
    return pallet === "Utility" && (name === "ItemCompleted" || name === "ItemFailed");
  });
  for (const [index, { hotkey, netuid, amount }] of sales.entries()) {
    const removed = events.findLast(
      (event) => event.is("SubtensorModule", "StakeRemoved") && event.data[1] === hotkey && event.data[4] === netuid,
    );
    const end = ends[index];
    const tao = removed?.is("SubtensorModule", "StakeRemoved") === true ? removed.data[2] : 0n;
    if (end?.is("Utility", "ItemFailed") === true)
      failed.push({ hotkey, netuid, amount, error: dispatchFailure(types, end.data.error, 0n).message });
    else sold.push({ hotkey, netuid, amount, tao });
  }
  return { sold, failed };
}

/**
 * Sells all stake of a coldkey, each position at a worst price or a better one.
 *
 * @throws CliError `STAKE_TOO_LOW`, and as `perform`; ProblemsFound when some position was not sold; WalletError;
 * ChainError; TransactionFailure
 */
export async function removeEverywhere(flags: EverywhereFlags, printer: Printer): Promise<void> {
  const wallet = await openActor(flags);
  const coldkey = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    const plan = await planUnstakeEverywhere(chain, coldkey, { tolerance: flags.tolerance });
    const kept = keptOf(plan);
    if (!("call" in plan)) throw nothingSold(coldkey, kept);
    const what = `Sell ${countOf(plan)} of ${coldkey}`;
    const key = () => wallet.coldkey();
    const done = await perform(chain, { what, plan, key, details: detailsOf(plan, kept) }, flags, printer);
    if (done === undefined) return;
    const { value: outcome, unread } = await readAfter(printer, () => outcomeOf(chain, done, plan.sales));
    const { sold, failed } = outcome ?? { sold: null, failed: null };
    const total = sold?.reduce((sum, { tao }) => sum + tao, 0n) ?? null;
    const { fee, hash, blockHash } = done;
    printer.result({ coldkey, sold, failed, kept, total, fee, hash, blockHash, ...unread }, () => {
      if (sold === null || failed === null || total === null) return `In a block: ${what}\n${renderInclusion(done)}`;
      const lines = sold.map((one) => `sold  ${placeOf(one)} for ${formatTao(one.tao)} TAO`);
      const stays = [...failed, ...kept].map((one) => `stays ${placeOf(one)}: ${one.error}`);
      return [`Sold for ${out.bold(formatTao(total))} TAO`, ...lines, ...stays, renderInclusion(done)].join("\n");
    });
    if (failed !== null && failed.length > 0) throw new ProblemsFound();
  });
}
