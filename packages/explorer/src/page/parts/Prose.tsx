import type { ReactNode } from "react";

/** A text of the page. What stands between backticks in it is typed into a terminal. */
export function Prose({ text }: { readonly text: string }): ReactNode {
  return text.split("`").map((part, at) => (at % 2 === 1 ? <code key={part}>{part}</code> : part));
}
