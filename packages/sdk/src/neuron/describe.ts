const MAX_LENGTH = 200;

/** The first text in a value, however deep. */
function firstText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return undefined;
  for (const item of Object.values(value)) {
    const text = firstText(item);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** An answer in a few words: its first text, else its JSON, shortened. */
export function describeAnswer(answer: unknown): string {
  const text = firstText(answer) ?? JSON.stringify(answer) ?? "";
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1)}…`;
}
