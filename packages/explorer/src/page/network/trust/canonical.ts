/** Lists and objects inside each other that are told apart; no proven answer has so many. */
const DEEPEST = 64;

/**
 * A value of JSON as text that is the same for equal values, whatever the order of their fields. What lies deeper than
 * any proven answer goes is told as one mark: a stranger may nest as deep as no program follows.
 */
export function canonical(value: unknown, depth = 0): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (depth === DEEPEST) return "…";
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry, depth + 1)).join(",")}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field, depth + 1)}`).join(",")}}`;
}
