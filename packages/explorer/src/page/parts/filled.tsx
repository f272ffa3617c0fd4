import type { ReactNode } from "react";

/** Puts values into the places of a sentence, each marked by its name in braces. */
export function filled(sentence: string, values: Readonly<Record<string, ReactNode>>): ReactNode {
  return sentence.split(/\{(\w+)\}/).map((part, at) => (at % 2 === 0 ? part : <span key={part}>{values[part]}</span>));
}
