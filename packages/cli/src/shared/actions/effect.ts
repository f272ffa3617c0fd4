import type { PastPrices, Plan, WorstCase } from "@opentao/sdk/chain";
import { out } from "../../output/colors.ts";
import { renderTable } from "../../output/table.ts";
import { formatTao } from "../../output/units.ts";

const ROOT = 0;

/** Unit of the stake on a subnet. */
export function stakeUnit(netuid: number): string {
  return netuid === ROOT ? "TAO" : `α${netuid}`;
}

function changed(before: bigint, after: bigint | undefined): readonly [now: string, then: string, change: string] {
  if (after === undefined) return [formatTao(before), "?", "?"];
  const gain = after - before;
  return [formatTao(before), formatTao(after), gain < 0n ? formatTao(gain) : out.green(`+${formatTao(gain)}`)];
}

function worstLine({ price, priceNow, least }: WorstCase): string {
  const limit = `the price may go from ${formatTao(priceNow)} to ${formatTao(price)}`;
  const brings = least === undefined ? "" : `it brings ${formatTao(least)} at least; `;
  return `at worst  ${brings}${limit}, beyond that nothing happens and the fee is paid`;
}

/** Says how likely the worst price is missed, as far as the past tells. */
function riskLine({ blocks, beyond }: PastPrices): string {
  const often = beyond === 0 ? "none" : String(beyond);
  return `risk      of such trades, one begun after each of the last ${blocks} blocks, ${often} would have failed so`;
}

/** Renders what a plan would do, for a person who is to agree to it. */
export function renderEffect({ preview, worst }: Plan): string {
  const { free, reserved, stakes, prices, fee, isFeeInAlpha, exactness } = preview;
  const rows: (readonly string[])[] = [["TAO", ...changed(free.before, free.after), ""]];
  if (reserved.before !== reserved.after) rows.push(["reserved TAO", ...changed(reserved.before, reserved.after), ""]);
  for (const { netuid, hotkey, before, after } of stakes)
    rows.push([`stake, ${stakeUnit(netuid)}`, ...changed(before, after), hotkey]);
  for (const { netuid, before, after } of prices)
    rows.push([`price of 1 ${stakeUnit(netuid)}`, ...changed(before, after), ""]);
  const lines = [
    renderTable(["", "now", "then", "change", "behind"], rows, [1, 2, 3]),
    `fee       ${formatTao(fee)} TAO${isFeeInAlpha ? ", paid in alpha" : ""}`,
  ];
  if (worst !== undefined) lines.push(worstLine(worst));
  if (worst?.past !== undefined && worst.past.blocks > 0) lines.push(riskLine(worst.past));
  if (exactness === "estimated") lines.push("The node cannot try the transaction: these are estimates.");
  return lines.join("\n");
}
