import { createContext } from "react";
import type { Language } from "../texts/language.ts";
import type { Theme } from "./theme.ts";

/** Choices of a person: how the page looks and speaks. */
export interface Preferences {
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly setLanguage: (language: Language) => void;
}

/** The choices of all below it. */
export const PreferencesContext = createContext<Preferences>({
  theme: "system",
  setTheme: () => undefined,
  setLanguage: () => undefined,
});
