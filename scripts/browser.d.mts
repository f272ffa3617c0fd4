/** Way out where there is no browser. */
export const NO_BROWSER: string;

/** Returns the path of Chromium or Chrome; `undefined` where there is none. */
export function findBrowser(): string | undefined;

/** Installs Chromium where there is none and that may be done unasked; says what is left out otherwise. */
export function ensureBrowser(): void;

/** Things of a chain that pages show. */
export interface Shown {
  readonly netuid: number;
  readonly uid: number;
  readonly block: number;
  readonly address: string;
}

/** Returns the addresses of all pages, behind `#`, by name. */
export function pagesOf(shown: Shown): Readonly<Record<string, string>>;
