import { encodeAddress } from "@opentao/crypto";
import { type ChainSpec, isRaw, type Json } from "@opentao/node";
import { CliError } from "../output/errors.ts";
import type { SessionKeys } from "./keys/sessionKeys.ts";

/** Returns a section of a genesis configuration; an empty one where there is none. */
export function section(value: Json | undefined): { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json }) // neither null nor a list: an object
    : {};
}

/** Refuses a specification whose genesis state is raw. @throws CliError `SPEC_IS_RAW` */
function refuseRaw(spec: ChainSpec, what: string): void {
  if (!isRaw(spec.genesis)) return;
  throw new CliError(
    "SPEC_IS_RAW",
    `the genesis of ${spec.name} is raw: ${what} cannot be changed in it`,
    "Start from a preset (--chain mainnet) or from the specification that it was made of.",
  );
}

/** Returns the chain with these authorities at genesis, each with one vote. @throws CliError `SPEC_IS_RAW` */
export function withAuthorities(spec: ChainSpec, authorities: readonly SessionKeys[]): ChainSpec {
  refuseRaw(spec, "its authorities");
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

/** Returns the chain with another time between blocks, in milliseconds. @throws CliError `SPEC_IS_RAW` */
export function withBlockTime(spec: ChainSpec, ms: number): ChainSpec {
  refuseRaw(spec, "the time between blocks");
  const { genesis } = spec;
  return { ...spec, genesis: { ...genesis, parameters: { ...section(genesis.parameters), slotDuration: ms } } };
}
