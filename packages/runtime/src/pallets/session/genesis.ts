import {
  asBigInt,
  asBoolean,
  asNumber,
  asSection,
  GenesisError,
  type GenesisSection,
  type State,
} from "../../framework/index.ts";
import { U16_MAX } from "../../primitives/numbers.ts";
import { recordSets } from "./offences/sets.ts";
import { currentSeats, recordSeats } from "./rotation/seats.ts";
import { DEFAULT_SETTINGS, problemOf } from "./settings.ts";
import { Settings } from "./storage.ts";
import type { SessionSettings } from "./types.ts";

/**
 * Writes `proofOfIntelligence: { enabled, sessionLength, minAuthors, … }`, each with its default, and the first seats:
 * the authorities of genesis. @throws GenesisError
 */
export function genesis(state: State, section: GenesisSection): void {
  const given = asSection(section.proofOfIntelligence, "session.proofOfIntelligence");
  const where = (name: keyof SessionSettings): string => `session.proofOfIntelligence.${name}`;
  for (const name of Object.keys(given)) {
    if (!(name in DEFAULT_SETTINGS)) throw new GenesisError(`there is no setting session.proofOfIntelligence.${name}`);
  }
  const number = (
    name: Exclude<keyof SessionSettings, "enabled" | "minStake">,
    most = Number.MAX_SAFE_INTEGER,
  ): number => {
    const value = given[name] === undefined ? DEFAULT_SETTINGS[name] : asNumber(given[name], where(name));
    if (value > most) throw new GenesisError(`${where(name)} must be at most ${most}`);
    return value;
  };
  const settings: SessionSettings = {
    sessionLength: number("sessionLength"),
    enabled: given.enabled === undefined ? DEFAULT_SETTINGS.enabled : asBoolean(given.enabled, where("enabled")),
    minAuthors: number("minAuthors"),
    maxAuthors: number("maxAuthors"),
    minStake: given.minStake === undefined ? DEFAULT_SETTINGS.minStake : asBigInt(given.minStake, where("minStake")),
    minTrust: number("minTrust", U16_MAX),
    minCoverage: number("minCoverage", U16_MAX),
    minValidators: number("minValidators", U16_MAX),
    banSessions: number("banSessions"),
  };
  const problem = problemOf(settings);
  if (problem !== undefined) throw new GenesisError(`session.proofOfIntelligence: ${problem}`);
  Settings.set(state, settings);
  const seats = currentSeats(state);
  if (seats !== undefined) recordSeats(state, seats);
  recordSets(state);
}
