/**
 * Returns what keeps a text from being a sentence, as causes, cures and hints have to be: they stand beside each other
 * on screens and in docs/errors.md. `undefined` for a sentence: it does not begin in lower case, and ends with a period
 * or a question mark.
 */
export function sentenceFlaw(text: string): string | undefined {
  if (/^[\s.?]*$/.test(text)) return "it is empty";
  const flaws = [
    ...(/^[\p{Ll}\s]/u.test(text) ? ["no capital letter at the beginning"] : []),
    ...(/[.?]$/.test(text) ? [] : ["no period at the end"]),
  ];
  return flaws.length === 0 ? undefined : `it has ${flaws.join(" and ")}`;
}
