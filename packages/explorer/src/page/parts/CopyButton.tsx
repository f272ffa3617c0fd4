import { type ReactNode, useState } from "react";
import { useTexts } from "../texts/language.ts";
import { PARTS } from "./texts.ts";

/** How long it says that it has copied, in ms. */
const SAID_MS = 1_500;

/** A button with a name that copies a text, which is made when it is asked for. */
export function CopyButton({ name, text }: { readonly name: string; readonly text: () => string }): ReactNode {
  const words = useTexts(PARTS);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    setTimeout(() => setCopied(false), SAID_MS);
  };
  return (
    <button type="button" onClick={() => void copy()}>
      {isCopied ? words.copied : `${words.copy}: ${name}`}
    </button>
  );
}
