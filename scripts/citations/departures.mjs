// Resolves names of departures from the protocol: `deviations F1`, an entry of docs/deviations.md, or
// `deviations, Safety`, one of its sections.
import { entriesOf } from "./rules.mjs";
import { flatten, isDocument, proseOf, withoutCode, withoutSpans } from "./text.mjs";

/** Definitions of docs/deviations.md: names of entries, and titles of sections. */
export function departuresOf(markdown) {
  return {
    entries: entriesOf(markdown),
    titles: [...withoutCode(markdown).matchAll(/^##+ (.+)$/gm)].map(([, title]) => title),
  };
}

/**
 * Problems of the names of departures in a text: words such as F1 of a series that docs/deviations.md has, in documents
 * and in comments, and what stands after `deviations` anywhere.
 */
export function problemsOfDepartures(path, text, { entries, titles }) {
  const series = new Set([...entries].map((entry) => entry[0]));
  const problems = new Map();
  const report = (line, name) =>
    problems.set(`${line} ${name}`, { line, message: `docs/deviations.md has no ${name}` });
  for (const [index, line] of withoutSpans(proseOf(path, text)).split("\n").entries())
    for (const [name] of line.matchAll(/(?<![\w.#-])[A-Z]\d{1,2}(?!\w)/g))
      if (series.has(name[0]) && !entries.has(name)) report(index + 1, name);
  const { flat, lineAt } = flatten(isDocument(path) ? withoutSpans(withoutCode(text)) : text);
  for (const { index, groups } of flat.matchAll(
    /(?<![\w/-])deviations(?: (?<entry>[A-Z]\d+)|, "?(?<rest>[A-Z].{1,40}))/g,
  )) {
    const { entry, rest } = groups;
    if (entry !== undefined && !entries.has(entry)) report(lineAt(index), entry);
    if (rest !== undefined && !titles.some((title) => rest.startsWith(title)))
      report(lineAt(index), `section ${/^[\w ]*\w/.exec(rest)[0]}`);
  }
  return [...problems.values()];
}
