import { out } from "../../../output/colors.ts";
import { safeCell } from "../../../output/text.ts";
import type { Size } from "../terminal/screen.ts";
import { type Page, termLines } from "./parts.ts";

const WORDS: readonly (readonly [term: string, meaning: string])[] = [
  ["miner", "does the tasks of validators, with the model of its name; “lazy” is a dummy without one"],
  ["validator", "gives miners tasks, scores their answers and sets weights on the chain; in blue"],
  ["epoch", "every so many blocks the chain turns weights into shares, and pays them"],
  ["score", "of the latest answers of a miner, 0 to 1, a mean over validators"],
  ["share", "of what the miners got in the latest epoch (incentive), or of what the validators got (dividends)"],
  ["α", "the token of a subnet; neurons are paid in it, and it stays staked until it is sold"],
  ["earned α", "all that a neuron was paid and has not sold"],
  [
    "alone",
    "TAO that the pool would give for that α if only this neuron sold; not for all, since each sale lowers the price",
  ],
  ["wallet", "TAO that its wallet holds: what was sold or received, none at first"],
  ["pool", "TAO and α that trade against each other; their ratio is the price"],
  ["finalized", "of a block that cannot be reverted"],
];

const KEYS: readonly (readonly [key: string, meaning: string])[] = [
  ["n", "the network"],
  ["1 … 9", "a subnet; tab: the next one"],
  ["r", "the last round: tasks, truth, answers, scores and why"],
  ["i", "issues, what to do, and where the logs are; also: t"],
  ["↑ ↓ j k", "scroll; PageUp and PageDown: by a page; g and G: to the top and the end"],
  ["q", "stops everything, as Ctrl-C does; Ctrl-Z puts it aside"],
];

/** Renders the page that explains words and keys. */
export function legendPage({ columns }: Size): Page {
  const lines = (pairs: typeof WORDS) => pairs.flatMap(([term, meaning]) => termLines(term, meaning, columns));
  return { head: [out.bold(safeCell("Legend", columns)), ""], body: [...lines(KEYS), "", ...lines(WORDS)] };
}
