/**
 * The state before the first block, out of a configuration in JSON: `parameters` of the chain, and a section for each
 * pallet that has something to say, named like the pallet with a lower-case first letter.
 *
 * @packageDocumentation
 */

import type { RuntimeParts } from "../executive/runtimeParts.ts";
import {
  asBigInt,
  asBoolean,
  asNumber,
  asSection,
  CODE_KEY,
  GenesisError,
  type GenesisSection,
  type Json,
  type State,
} from "../framework/index.ts";
import {
  BlockHash,
  LastRuntimeUpgrade,
  ParentHash,
  UpgradedToTripleRefCount,
  UpgradedToU32RefCount,
} from "../pallets/system/storage.ts";
import { ChainParameters, PARAMETERS_KEY } from "../parameters.ts";
import { U16_MAX, U64_MAX } from "../primitives/numbers.ts";

/** Longest configuration, in bytes. */
const MAX_LENGTH = 64 * 1024 * 1024;
/** Hash of the parent of genesis, which does not exist. */
const NO_HASH = new Uint8Array(32).fill(69);

/** Writes the state that a configuration describes into an empty state. @throws GenesisError */
export function buildGenesis({ pallets, version, code }: RuntimeParts, state: State, json: Uint8Array): void {
  const config = asSection(parse(json), "the configuration");
  const sections = new Map(pallets.map((pallet) => [sectionName(pallet.name), pallet]));
  for (const name of Object.keys(config)) {
    if (name !== "parameters" && !sections.has(name)) throw new GenesisError(`there is no section ${name}`);
  }
  state.set(PARAMETERS_KEY, ChainParameters.encode(parametersOf(asSection(config.parameters, "parameters"))));
  state.refresh();
  state.set(CODE_KEY, code());
  BlockHash.set(state, 0, NO_HASH);
  ParentHash.set(state, NO_HASH);
  LastRuntimeUpgrade.set(state, { specName: version.specName, specVersion: version.specVersion });
  UpgradedToU32RefCount.set(state, true);
  UpgradedToTripleRefCount.set(state, true);
  for (const [name, { genesis }] of sections) genesis?.(state, asSection(config[name], name));
}

function sectionName(pallet: string): string {
  return pallet.charAt(0).toLowerCase() + pallet.slice(1);
}

function parse(json: Uint8Array): Json {
  if (json.length > MAX_LENGTH) throw new GenesisError(`the configuration is longer than ${MAX_LENGTH} bytes`);
  try {
    // JSON.parse gives nothing else than what Json says.
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json)) as Json;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw new GenesisError("the configuration is not JSON");
  }
}

function parametersOf(section: GenesisSection): ChainParameters {
  const u16 = (name: string): number => {
    const value = asNumber(section[name], `parameters.${name}`);
    if (value > U16_MAX) throw new GenesisError(`parameters.${name} must be at most ${U16_MAX}`);
    return value;
  };
  const u64 = (name: string): bigint => {
    const value = asBigInt(section[name], `parameters.${name}`);
    if (value > U64_MAX) throw new GenesisError(`parameters.${name} must fit 64 bits`);
    return value;
  };
  const flag = (name: string): boolean => asBoolean(section[name], `parameters.${name}`);
  const slotDuration = u64("slotDuration");
  if (slotDuration < 2n) throw new GenesisError("parameters.slotDuration must be 2 ms or more");
  return {
    slotDuration,
    fast: flag("fast"),
    fairLaunch: flag("fairLaunch"),
    initialTempo: u16("initialTempo"),
    weightsRateLimit: u64("weightsRateLimit"),
    immunityPeriod: u16("immunityPeriod"),
    commitReveal: flag("commitReveal"),
    networkRateLimit: u64("networkRateLimit"),
    powDifficulty: u64("powDifficulty"),
  };
}
