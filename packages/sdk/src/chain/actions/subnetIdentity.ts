import type { SubnetIdentityV3 } from "../../descriptors/generated/types.ts";
import type { Chain } from "../chain.ts";
import type { ReadOptions } from "../reads/raw.ts";

/** Identity of a subnet, as it gives it itself. */
export interface SubnetIdentity {
  readonly name: string;
  readonly description?: string;
  readonly url?: string;
  readonly repository?: string;
  readonly contact?: string;
  readonly discord?: string;
  /** Address of its picture. */
  readonly logo?: string;
  /** Names of the synapses that its validators ask for: miners of another kind are then not misled. */
  readonly synapses?: readonly string[];
  /** Anything else. */
  readonly additional?: string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Words among the others of an identity's field `additional` by which a subnet says what it speaks. */
const SPOKEN = /(?:^|\s)synapse:([\w.-]{1,64})(?=\s|$)/g;

function spokenText(synapses: readonly string[]): string {
  return synapses.map((name) => `synapse:${name}`).join(" ");
}

/** Returns the synapses that the field `additional` of an identity names. */
export function spokenIn(additional: string): string[] {
  return [...additional.matchAll(SPOKEN)].flatMap(([, name]) => name ?? []);
}

/** Writes an identity as the chain holds it. */
export function subnetIdentityBytes(identity: SubnetIdentity): SubnetIdentityV3 {
  const { name, description = "", url = "", repository = "", contact = "", discord = "", logo = "" } = identity;
  const { synapses = [], additional = "" } = identity;
  return {
    subnet_name: encoder.encode(name),
    github_repo: encoder.encode(repository),
    subnet_contact: encoder.encode(contact),
    subnet_url: encoder.encode(url),
    discord: encoder.encode(discord),
    description: encoder.encode(description),
    logo_url: encoder.encode(logo),
    additional: encoder.encode([additional, spokenText(synapses)].filter((text) => text !== "").join(" ")),
  };
}

/** Reads the identity of a subnet; `undefined` when it has given none. Its texts are those of strangers. */
export async function getSubnetIdentity(
  chain: Chain,
  netuid: number,
  { at }: ReadOptions = {},
): Promise<Required<SubnetIdentity> | undefined> {
  const held = await chain.at(at).query.SubtensorModule.SubnetIdentitiesV3(netuid);
  if (held === undefined) return undefined;
  const additional = decoder.decode(held.additional);
  return {
    name: decoder.decode(held.subnet_name),
    description: decoder.decode(held.description),
    url: decoder.decode(held.subnet_url),
    repository: decoder.decode(held.github_repo),
    contact: decoder.decode(held.subnet_contact),
    discord: decoder.decode(held.discord),
    logo: decoder.decode(held.logo_url),
    synapses: spokenIn(additional),
    additional: additional.replace(SPOKEN, "").trim(),
  };
}
