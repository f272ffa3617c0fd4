import type { ReactNode } from "react";
import { useTexts } from "../../../texts/language.ts";
import { KEYS } from "./texts.ts";

/** Field for the name of an account, known to this browser alone. */
export function NameField(): ReactNode {
  const words = useTexts(KEYS);
  return (
    <label>
      {words.name}
      <input name="name" type="text" maxLength={40} defaultValue={words.defaultName} autoComplete="off" required />
    </label>
  );
}
