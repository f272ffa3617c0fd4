import { z } from "zod";
import type { Chain, ReadOptions } from "../chain.ts";
import { expectValue } from "../expectValue.ts";
import { text } from "./text.ts";

/** A subnet as a whole. Amounts in rao. */
export interface SubnetSummary {
  readonly netuid: number;
  readonly name: string;
  readonly symbol: string;
  /** SS58 addresses. */
  readonly ownerHotkey: string;
  readonly ownerColdkey: string;
  /** Blocks between epochs. */
  readonly tempo: number;
  readonly blocksSinceEpoch: number;
  /** Reserves of the pool. */
  readonly poolTao: bigint;
  readonly poolAlpha: bigint;
  /** Alpha outside the pool. */
  readonly alphaOut: bigint;
  /** Block at which it was registered. */
  readonly registeredAt: number;
  readonly description: string;
  /** Names of the synapses that its validators ask for, by its identity; none when it does not say. */
  readonly synapses: readonly string[];
}

/** How an identity says what a subnet speaks: words of this form among the others of its field `additional`. */
const SPOKEN = /(?:^|\s)synapse:([\w.-]{1,64})(?=\s|$)/g;

/** The text of an identity's field `additional` by which a subnet says what it speaks. */
export function spokenText(synapses: readonly string[]): string {
  return synapses.map((name) => `synapse:${name}`).join(" ");
}

function spokenIn(additional: string): string[] {
  return [...additional.matchAll(SPOKEN)].flatMap(([, name]) => name ?? []);
}

const dynamicInfo = z.object({
  netuid: z.number(),
  owner_hotkey: z.string(),
  owner_coldkey: z.string(),
  subnet_name: text,
  token_symbol: text,
  tempo: z.number(),
  blocks_since_last_step: z.bigint(),
  tao_in: z.bigint(),
  alpha_in: z.bigint(),
  alpha_out: z.bigint(),
  network_registered_at: z.bigint(),
  subnet_identity: z.object({ description: text, additional: text }).optional(),
});

/** All subnets in the order of their numbers; root is 0. (protocol: clients §b, DynamicInfo) */
export async function getSubnets(chain: Chain, options: ReadOptions = {}): Promise<SubnetSummary[]> {
  const list = expectValue(
    z.array(dynamicInfo.optional()),
    await chain.call("SubnetInfoRuntimeApi", "get_all_dynamic_info", [], options),
    "the list of subnets",
  );
  return list
    .filter((info) => info !== undefined)
    .map((info) => ({
      netuid: info.netuid,
      name: info.subnet_name,
      symbol: info.token_symbol,
      ownerHotkey: info.owner_hotkey,
      ownerColdkey: info.owner_coldkey,
      tempo: info.tempo,
      blocksSinceEpoch: Number(info.blocks_since_last_step),
      poolTao: info.tao_in,
      poolAlpha: info.alpha_in,
      alphaOut: info.alpha_out,
      registeredAt: Number(info.network_registered_at),
      description: info.subnet_identity?.description ?? "",
      synapses: spokenIn(info.subnet_identity?.additional ?? ""),
    }))
    .sort((a, b) => a.netuid - b.netuid);
}
