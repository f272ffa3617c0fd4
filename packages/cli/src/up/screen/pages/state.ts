import type { KeyName } from "../terminal/keyboard.ts";

/** Kinds of page. */
export type PageName = "network" | "subnet" | "round" | "issues" | "legend";

/** State of the screen: the page that is shown. */
export interface ScreenState {
  readonly page: PageName;
  /** The subnet of pages that show one. */
  readonly netuid: number;
  /** Lines of the page above the first one that is seen. */
  readonly scroll: number;
}

/** State in which a screen begins. */
export const INITIAL_STATE: ScreenState = { page: "network", netuid: 1, scroll: 0 };

const PAGES: Readonly<Record<KeyName, PageName>> = {
  n: "network",
  r: "round",
  i: "issues",
  t: "issues",
  "?": "legend",
  h: "legend",
};

function neighbor(netuids: readonly number[], netuid: number, step: number): number {
  const { length } = netuids;
  return netuids[(netuids.indexOf(netuid) + step + length) % Math.max(1, length)] ?? netuid;
}

function turnTo(state: ScreenState, netuids: readonly number[], step: number): ScreenState {
  if (state.page === "subnet" || state.page === "round")
    return { ...state, netuid: neighbor(netuids, state.netuid, step), scroll: 0 };
  return { ...state, page: "subnet", scroll: 0 };
}

function lines(key: KeyName, page: number): number {
  switch (key) {
    case "down":
    case "j":
      return 1;
    case "up":
    case "k":
      return -1;
    case "pagedown":
    case "space":
      return page;
    case "pageup":
      return -page;
    case "end":
    case "G":
      return Number.MAX_SAFE_INTEGER;
    case "home":
    case "g":
      return Number.MIN_SAFE_INTEGER;
    default:
      return 0;
  }
}

/**
 * Returns the state after a key.
 *
 * @param netuids - the subnets that there are
 * @param room - lines of a page that are seen at once
 */
export function afterKey(state: ScreenState, key: KeyName, netuids: readonly number[], room: number): ScreenState {
  const page = PAGES[key];
  if (page !== undefined) return { ...state, page, scroll: 0 };
  if (netuids.includes(Number(key))) return { page: "subnet", netuid: Number(key), scroll: 0 };
  if (key === "tab") return turnTo(state, netuids, 1);
  if (key === "shift-tab") return turnTo(state, netuids, -1);
  return { ...state, scroll: Math.max(0, state.scroll + lines(key, Math.max(1, room - 1))) };
}
