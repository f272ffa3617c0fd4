import { stripVTControlCharacters } from "node:util";

/**
 * Characters that a terminal obeys instead of showing them, and those that change the order in which others are shown.
 */
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Returns text from elsewhere for a terminal: what it would obey is written as an escape. */
export function visible(text: string): string {
  return text.replace(OBEYED, (found) => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colors are escape sequences
const COLOR_OR_LINE_END = /\u001b\[\d{1,2}m|\n/;

/** Does the same for text with colors and line ends of this program, which stay. */
export function visibleLines(text: string): string {
  return text
    .split(new RegExp(`(${COLOR_OR_LINE_END.source})`))
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join("");
}

/** Returns free text as one line: control characters and escape sequences out, cut to `length`. */
export function cell(text: string, length: number): string {
  const line = stripVTControlCharacters(text)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return line.length > length ? `${line.slice(0, Math.max(0, length - 1))}…` : line;
}

/**
 * Returns text from elsewhere as one line, cut to `length`: nothing in it is obeyed by a terminal, nor changes the
 * order of what is shown.
 */
export function safeCell(text: string, length: number): string {
  // Cut first, so that a long text costs little.
  return cell(visible(cell(text, length)), length);
}

/** Breaks a text between words into lines of at most `columns` cells; a longer word has a line of its own. */
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
 * Joins as many of the parts, in order, as fit into `columns` with two blanks between them: the most important come
 * first.
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

/** Returns a bar of `width` cells, filled to `fraction` (0 to 1): its filled cells and its empty ones. */
export function barCells(fraction: number, width: number): readonly [filled: string, empty: string] {
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return [BLOCKS.full.repeat(filled), BLOCKS.empty.repeat(width - filled)];
}
