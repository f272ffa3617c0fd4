export { loadSpec, parseSpec, presetNames } from "./load.ts";
export type { ChainProperties, ChainSpec, Json } from "./spec.ts";
