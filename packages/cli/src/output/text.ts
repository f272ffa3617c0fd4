import { stripVTControlCharacters } from "node:util";

/**
 * Characters that a terminal obeys instead of showing them, and those that change the order in which others are shown.
 */
const OBEYED = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/** Text from elsewhere for a terminal: what it would obey is written as an escape. */
export function visible(text: string): string {
  return text.replace(OBEYED, (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
const COLOUR = /\u001b\[\d{1,2}m|\n/;

/** The same for text in which our own colours and line ends are. */
export function visibleLines(text: string): string {
  return text
    .split(new RegExp(`(${COLOUR.source})`))
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join("");
}

/** One line of free text: control characters out, cut to `length`. */
export function cell(text: string, length: number): string {
  const line = stripVTControlCharacters(text)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return line.length > length ? `${line.slice(0, Math.max(0, length - 1))}…` : line;
}

/**
 * One line of text from elsewhere, cut to `length`: nothing in it is obeyed by a terminal, nor changes the order of
 * what is shown.
 */
export function safeCell(text: string, length: number): string {
  // Cut first: whoever sends a lot makes no work.
  return cell(visible(cell(text, length)), length);
}

/** A text in lines of at most `columns` cells, broken between words; a longer word has a line of its own. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && stripVTControlCharacters(longer).length > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/**
 * As many of the parts, in order, as fit into `columns` with two blanks between them; later parts are the less
 * important.
 */
export function fitParts(parts: readonly string[], columns: number): string {
  let line = "";
  for (const part of parts) {
    const longer = line === "" ? part : `${line}  ${part}`;
    if (stripVTControlCharacters(longer).length > columns) break;
    line = longer;
  }
  return line;
}

const BLOCKS = { full: "█", empty: "░" };

/** How many of `width` cells are filled at `fraction` (0 to 1), as text: filled cells and empty ones. */
export function barCells(fraction: number, width: number): readonly [filled: string, empty: string] {
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return [BLOCKS.full.repeat(filled), BLOCKS.empty.repeat(width - filled)];
}
