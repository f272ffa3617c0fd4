import type { Chain } from "../chain.ts";
import type { ReadOptions } from "../reads/raw.ts";
import { spokenIn } from "./subnetIdentity.ts";

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

const decoder = new TextDecoder();

/** Text that the chain holds as bytes, or as a list of compact numbers (protocol: clients §b). */
function textOf(bytes: Iterable<number>): string {
  return decoder.decode(Uint8Array.from(bytes));
}

/** All subnets in the order of their numbers; root is 0. (protocol: clients §b, DynamicInfo) */
export async function getSubnets(chain: Chain, { at }: ReadOptions = {}): Promise<SubnetSummary[]> {
  const list = await chain.at(at).apis.SubnetInfoRuntimeApi.get_all_dynamic_info();
  return list
    .filter((info) => info !== undefined)
    .map((info) => ({
      netuid: info.netuid,
      name: textOf(info.subnet_name),
      symbol: textOf(info.token_symbol),
      ownerHotkey: info.owner_hotkey,
      ownerColdkey: info.owner_coldkey,
      tempo: info.tempo,
      blocksSinceEpoch: Number(info.blocks_since_last_step),
      poolTao: info.tao_in,
      poolAlpha: info.alpha_in,
      alphaOut: info.alpha_out,
      registeredAt: Number(info.network_registered_at),
      description: textOf(info.subnet_identity?.description ?? []),
      synapses: spokenIn(textOf(info.subnet_identity?.additional ?? [])),
    }))
    .sort((a, b) => a.netuid - b.netuid);
}
