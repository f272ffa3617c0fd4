import type { ReactNode } from "react";
import { useTexts } from "../texts/language.ts";
import { PARTS } from "./texts.ts";
import { useCopied } from "./useCopied.ts";

/** A button with a name that copies a text, which is made when it is asked for. */
export function CopyButton({ name, text }: { readonly name: string; readonly text: () => string }): ReactNode {
  const words = useTexts(PARTS);
  const [isCopied, copy] = useCopied();
  return (
    <button type="button" onClick={() => copy(text())}>
      {isCopied ? words.copied : `${words.copy}: ${name}`}
    </button>
  );
}
