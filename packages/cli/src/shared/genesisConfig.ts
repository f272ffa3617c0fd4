import { encodeAddress } from "@opentao/crypto";
import { type ChainSpec, isRaw, type Json } from "@opentao/node";
import { CliError } from "../output/errors.ts";
import type { SessionKeys } from "./keys/sessionKeys.ts";

/** A section of a genesis configuration; none is an empty one. */
export function section(value: Json | undefined): { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json }) // neither null nor a list: an object
    : {};
}

/** Refuses a specification whose first state stands as it is. @throws CliError `SPEC_IS_RAW` */
export function needsConfiguration(spec: ChainSpec, what: string): void {
  if (!isRaw(spec.genesis)) return;
  throw new CliError(
    "SPEC_IS_RAW",
    `the genesis of ${spec.name} is raw: ${what} cannot be changed in it`,
    "start from a preset (--chain mainnet) or from the specification that it was made of",
  );
}

/** The chain with these authorities from the first block on, of one vote each. @throws CliError `SPEC_IS_RAW` */
export function withAuthorities(spec: ChainSpec, authorities: readonly SessionKeys[]): ChainSpec {
  needsConfiguration(spec, "its authorities");
  const { genesis } = spec;
  const authors = authorities.map(({ aura }) => encodeAddress(aura));
  const voters = authorities.map(({ gran }) => [encodeAddress(gran), 1]);
  return {
    ...spec,
    genesis: {
      ...genesis,
      aura: { ...section(genesis.aura), authorities: authors },
      grandpa: { ...section(genesis.grandpa), authorities: voters },
    },
  };
}

/** The chain with another time between blocks, in milliseconds. @throws CliError `SPEC_IS_RAW` */
export function withBlockTime(spec: ChainSpec, ms: number): ChainSpec {
  needsConfiguration(spec, "the time between blocks");
  const { genesis } = spec;
  return { ...spec, genesis: { ...genesis, parameters: { ...section(genesis.parameters), slotDuration: ms } } };
}
