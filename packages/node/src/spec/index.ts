export { loadSpec, parseSpec, presetNames } from "./load.ts";
export { isRaw } from "./raw.ts";
export type { ChainProperties, ChainSpec, GenesisConfig, Json, RawGenesis } from "./spec.ts";
