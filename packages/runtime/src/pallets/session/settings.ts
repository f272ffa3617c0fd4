import { MAX_AUTHORITIES } from "../aura/index.ts";
import type { SessionSettings } from "./types.ts";

/** Rao in one TAO. */
const TAO = 1_000_000_000n;
/** Longest session and longest ban: years. */
const LONGEST = 10_000_000;

/** Settings that hold where genesis says nothing: authors stay who they are. */
export const DEFAULT_SETTINGS: SessionSettings = {
  sessionLength: 300,
  enabled: false,
  minAuthors: 4,
  maxAuthors: MAX_AUTHORITIES,
  minStake: 100n * TAO,
  minTrust: 32_768,
  minCoverage: 3_277,
  minValidators: 3,
  banSessions: 168,
};

/** Returns what is wrong with settings; `undefined` when nothing is. */
export function problemOf(settings: SessionSettings): string | undefined {
  const { sessionLength, minAuthors, maxAuthors, minValidators, banSessions } = settings;
  if (sessionLength < 1 || sessionLength > LONGEST) return `sessionLength must be 1 to ${LONGEST}`;
  if (maxAuthors < 1 || maxAuthors > MAX_AUTHORITIES) return `maxAuthors must be 1 to ${MAX_AUTHORITIES}`;
  if (minAuthors < 1 || minAuthors > maxAuthors) return "minAuthors must be 1 to maxAuthors";
  if (minValidators < 1) return "minValidators must be at least 1";
  if (banSessions < 1 || banSessions > LONGEST) return `banSessions must be 1 to ${LONGEST}`;
  return undefined;
}
