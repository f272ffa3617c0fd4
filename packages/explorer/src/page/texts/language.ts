import { createContext, useContext } from "react";

/** Languages of the page. */
export const LANGUAGES = { en: "English", fr: "Français" } as const;

/** A language of the page, by its code. */
export type Language = keyof typeof LANGUAGES;

const KEY = "opentao-language";

const isLanguage = (text: string | null | undefined): text is Language =>
  text != null && Object.hasOwn(LANGUAGES, text);

/** Returns the language that was chosen in this browser; else the first that the browser asks for and the page has. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(KEY);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
}

/** Remembers the language for the next visit. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}

/** The language of all below it. */
export const LanguageContext = createContext<Language>("en");

/** Texts of a part of the page in each language. */
export type Texts<Words> = Readonly<Record<Language, Words>>;

/** Declares texts: the second language has all that the first has. */
export function texts<Words>(en: Words, fr: NoInfer<Words>): Texts<Words> {
  return { en, fr };
}

/** Returns texts in the language of the page. */
export function useTexts<Words>(all: Texts<Words>): Words {
  return all[useContext(LanguageContext)];
}

/** Returns the locale by which numbers and dates are written. */
export function useLocale(): string {
  const language = useContext(LanguageContext);
  return navigator.languages.find((tag) => tag.startsWith(language)) ?? language;
}
