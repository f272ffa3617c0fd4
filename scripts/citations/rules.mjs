// Resolves citations of rules: sections, points and entries of the rule books in docs/protocol.
//
// A citation is `(protocol: consensus §2.5, §2.7, staking §3.1)`; `§2.1–2.4` and `§2.1 to §2.4` are ranges, `§4.5-3`
// point 3 of a section, `clients D3` the row of a table. A rule book cites its own sections by `§` alone.
import { flatten, withoutCode } from "./text.mjs";

const SECTION = "(?:\\d+|[a-h])(?:\\.\\d+)*(?!\\w|\\.\\w)";
const WORD = "[a-z]+(?:-[a-z]+)*";
/** `§2.1`, and a range (a hyphen and a whole number are a point), or a point and the last of several. */
const CITED =
  `§(?<first>${SECTION})(?:` +
  `(?:[–—]§?|(?: [–—-] | to |-)§|-(?=(?:\\d+|[a-h])\\.\\d))(?<last>${SECTION})|` +
  "(?:-|, points? )(?<point>\\d+)(?![.\\d])(?:(?:[–—-]| to | and )(?<lastPoint>\\d+)(?![.\\d]))?)?";

/**
 * A rule book: its sections by number or letter, each with its text up to the next heading, and the names of its table
 * rows and list items that begin with a capital letter and a number (`D3`).
 */
export function bookOf(markdown) {
  const parts = withoutCode(markdown).split(/^#+ /m).slice(1);
  const sections = new Map();
  for (const part of parts) {
    const number = new RegExp(`^\\(?(${SECTION})[.)]?\\s`).exec(part)?.[1];
    if (number !== undefined) sections.set(number, part);
  }
  return { sections, entries: entriesOf(markdown) };
}

/** Names such as F1 or D10 that a document gives its entries: at the start of a paragraph, list item or table row. */
export function entriesOf(markdown) {
  const names = withoutCode(markdown).matchAll(
    /^(?:[-*] |\| ?|#+ )?(?:\*\*)?(?<name>[A-Z]\d+)\b(?:\*\*)?[,.:]?(?= )/gm,
  );
  return new Set([...names].map(({ groups }) => groups.name));
}

/**
 * Numbers from `first` to `last`, which differ in the last place only: 2.1 to 2.4 gives 2.1, 2.2, 2.3, 2.4, and a to c
 * gives a, b, c. Undefined when there are none.
 */
export function rangeOf(first, last) {
  const [from, to] = [first.split("."), last.split(".")];
  const [low, high] = [from.pop(), to.pop()];
  if (from.join() !== to.join()) return undefined;
  const between = /\d/.test(low + high) ? numbers(Number(low), Number(high)) : letters(low, high);
  return between.length < 2 ? undefined : between.map((name) => [...from, name].join("."));
}

const numbers = (low, high) => (low < high ? Array.from({ length: high - low + 1 }, (_, step) => low + step) : []);
const letters = (low, high) =>
  numbers(low.codePointAt(0), high.codePointAt(0)).map((code) => String.fromCodePoint(code));

const hasPoint = (section, point) => new RegExp(`^\\s*(?:- )?(?:\\*\\*)?${point}[.)]\\s`, "m").test(section);

function problemOfSections(book, name, { first, last, point, lastPoint }) {
  const sections = last === undefined ? [first] : rangeOf(first, last);
  if (sections === undefined) return `${name} §${first}–${last} is no range`;
  const missing = sections.find((number) => !book.sections.has(number));
  if (missing !== undefined) return `${name} has no section ${missing}`;
  if (lastPoint !== undefined && Number(lastPoint) <= Number(point))
    return `${name} §${first}, points ${point} and ${lastPoint} are no range`;
  const lost = [point, lastPoint].find((one) => one !== undefined && !hasPoint(book.sections.get(first), one));
  return lost === undefined ? undefined : `${name} §${first} has no point ${lost}`;
}

/**
 * True when the inside of `(protocol: …)` cites no rule; parameters of functions, `(protocol: string)`, do not count.
 */
function isVague(content, books) {
  if (content.includes("§") || /^[a-z-]+ [A-Z]\d+$/.test(content)) return false;
  return books.has(/^[\w-]*/.exec(content)[0]) || !/^\w+(?:,|$)/.test(content);
}

/**
 * Problems of the citations of rules in a text.
 *
 * @param own - the name of the rule book that the text is, if it is one
 */
export function problemsOfRules(text, books, own) {
  const { flat, lineAt } = flatten(text);
  const problems = [];
  const report = (position, message) => problems.push({ line: lineAt(position), message });
  const bookNames = [...books.keys()].join("|");
  const cited = new RegExp(`(?:(?<before>,|;|and|to) |(?<![\\w-])(?<name>${WORD}),? )?${CITED}`, "g");
  let [previous, end] = [own, 0];
  const known = new Set();
  for (const match of flat.matchAll(cited)) {
    const { before, name } = match.groups;
    for (const { index } of match[0].matchAll(/§/g)) known.add(match.index + index);
    const mark = flat.indexOf("§", match.index);
    const continues = before !== undefined && !/[.()]/.test(flat.slice(end, match.index)) && match.index - end < 30;
    const target = books.has(name) ? name : continues ? previous : own;
    [previous, end] = [target, match.index + match[0].length];
    if (target === undefined) report(mark, `§${match.groups.first} does not say of which document`);
    else {
      const problem = problemOfSections(books.get(target), target, match.groups);
      if (problem !== undefined) report(mark, problem);
    }
  }
  for (const { index } of flat.matchAll(/§/g)) if (!known.has(index)) report(index, "§ names no section");
  for (const { index, groups } of flat.matchAll(/\(protocol: (?<content>[^)]*)\)/g))
    if (isVague(groups.content, books)) report(index, `(protocol: ${groups.content}) names no section`);
  for (const { index, groups } of flat.matchAll(
    new RegExp(`(?<![\\w-])(?<name>${bookNames}) (?<entry>[A-Z]\\d+)\\b`, "g"),
  ))
    if (!books.get(groups.name).entries.has(groups.entry)) report(index, `${groups.name} has no ${groups.entry}`);
  return problems;
}
