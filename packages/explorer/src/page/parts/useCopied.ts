import { useState } from "react";

/** Time for which it says that it has copied, in ms. */
const SAID_MS = 1_500;

/** Returns whether a text was copied a moment ago, and what copies one. */
export function useCopied(): readonly [isCopied: boolean, copy: (text: string) => void] {
  const [isCopied, setCopied] = useState(false);
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), SAID_MS);
  };
  return [isCopied, (text) => void copy(text)];
}
