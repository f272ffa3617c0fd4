import { stripVTControlCharacters } from "node:util";
import { out } from "../../../output/colors.ts";
import { barCells, fitParts, safeCell, wrap } from "../../../output/text.ts";
import { grouped, shortTao } from "../../../output/units.ts";
import type { SubnetView } from "../../observation/view.ts";

/** Page of the screen: lines that stay in place, and below them lines that scroll. Each line fits the terminal. */
export interface Page {
  readonly head: readonly string[];
  readonly body: readonly string[];
}

/** Renders a bar of `width` cells filled to `fraction` (0 to 1). */
export function bar(fraction: number, width: number): string {
  const [filled, empty] = barCells(fraction, width);
  return `${out.green(filled)}${out.gray(empty)}`;
}

/** Pads a text with blanks to `width` cells, colors not counted. */
export function padded(text: string, width: number, isNumber = false): string {
  const blanks = " ".repeat(Math.max(0, width - stripVTControlCharacters(text).length));
  return isNumber ? `${blanks}${text}` : `${text}${blanks}`;
}

/** Width of a term and the blanks behind it. */
const TERM_WIDTH = 12;

/** Renders a text from elsewhere in lines beside a term, cut after `most` lines. */
export function termLines(term: string, text: string, columns: number, most = 4): string[] {
  const width = TERM_WIDTH;
  const room = Math.max(10, columns - width);
  const lines = wrap(safeCell(text, room * most), room).map((line) => safeCell(line, room));
  return lines.slice(0, most).map((line, index) => `${out.dim(padded(index === 0 ? term : "", width))}${line}`);
}

/** Renders a subnet in one line: its next epoch, price and pool. */
export function subnetLine(subnet: SubnetView, columns: number): string {
  const { netuid, name, tempo, untilEpoch, price, poolTao, poolAlpha } = subnet;
  const progress = tempo === 0 ? 0 : 1 - untilEpoch / tempo;
  const parts = [
    out.bold(safeCell(`Subnet ${netuid} · ${name}`, columns)),
    `epoch in ${grouped(untilEpoch)} ${untilEpoch === 1 ? "block " : "blocks"} ${bar(progress, 8)}`,
    `1 α = ${price.toFixed(4)} TAO`,
    `pool ${shortTao(poolTao)} TAO, ${shortTao(poolAlpha)} α`,
  ];
  return fitParts(parts, columns);
}
