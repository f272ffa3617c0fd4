export { type AxonTarget, Dendrite, type DendriteOptions, type QueryOptions, type Reply } from "./dendrite.ts";
