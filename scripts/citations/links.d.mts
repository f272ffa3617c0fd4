import type { Problem } from "./text.mjs";

export function anchorsOf(markdown: string): readonly string[];
export function problemsOfLinks(
  path: string,
  text: string,
  read: (path: string) => string | undefined,
): readonly Problem[];
export function problemsOfNames(path: string, text: string): readonly Problem[];
