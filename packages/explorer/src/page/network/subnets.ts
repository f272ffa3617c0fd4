import type { UseQueryResult } from "@tanstack/react-query";
import { textOf } from "../texts/bytes.ts";
import { type ChainAt, type Read, useLive } from "./reads.ts";

/** Words of an owner about a subnet. All of it is anybody's text. */
interface SubnetWords {
  readonly description: string;
  readonly website: string;
  readonly source: string;
  readonly discord: string;
  readonly contact: string;
}

/** A subnet with what decides how it is paid. Amounts and prices in rao. */
export interface Subnet extends SubnetWords {
  readonly netuid: number;
  readonly name: string;
  /** Sign of its alpha. */
  readonly symbol: string;
  readonly owner: string;
  readonly ownerHotkey: string;
  /** Rao for one alpha. */
  readonly price: bigint;
  /** Part of the last block's new TAO that it got, from 0 to 1. */
  readonly share: number;
  /** TAO of the last block that went to it. */
  readonly newTao: bigint;
  readonly poolTao: bigint;
  readonly poolAlpha: bigint;
  readonly alphaOut: bigint;
  readonly volume: bigint;
  readonly neurons: number;
  readonly tempo: number;
  /** Block of its last epoch. */
  readonly lastEpoch: number;
  /** Block in which the next epoch is due; `undefined` when it has none. */
  readonly nextEpoch: number | undefined;
  readonly registeredAt: number;
}

const byNetuid = <Value>(
  entries: readonly { readonly keys: readonly [number]; readonly value: Value }[],
): ReadonlyMap<number, Value> => new Map(entries.map(({ keys: [netuid], value }) => [netuid, value]));

/** Returns a part of a whole, which is 0 where the whole is. */
export function partOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000_000n) / whole) / 1e9;
}

/** Reads all subnets in the order of their numbers; root is 0. */
async function readSubnets({ chain, at, number }: ChainAt): Promise<readonly Subnet[]> {
  const { apis, query } = chain.at(at);
  const [infos, prices, excess, counts, slots, pending] = await Promise.all([
    apis.SubnetInfoRuntimeApi.get_all_dynamic_info(),
    apis.SwapRuntimeApi.current_alpha_price_all(),
    query.SubtensorModule.SubnetExcessTao.entries().then(byNetuid),
    query.SubtensorModule.SubnetworkN.entries().then(byNetuid),
    query.SubtensorModule.LastEpochBlock.entries().then(byNetuid),
    query.SubtensorModule.PendingEpochAt.entries().then(byNetuid),
  ]);
  const found = infos.filter((info) => info !== undefined);
  const newTao = ({ netuid, tao_in_emission }: (typeof found)[number]): bigint =>
    tao_in_emission + (excess.get(netuid) ?? 0n);
  const all = found.reduce((sum, info) => sum + newTao(info), 0n);
  const priceOf = new Map(prices.map(({ netuid, price }) => [netuid, price]));
  return found
    .map((info): Subnet => {
      const { netuid, tempo, subnet_identity: words } = info;
      const regular = Math.max(Number(slots.get(netuid) ?? 0n) + tempo, number);
      const triggered = Number(pending.get(netuid) ?? 0n);
      return {
        netuid,
        name: textOf(info.subnet_name),
        symbol: textOf(info.token_symbol),
        owner: info.owner_coldkey,
        ownerHotkey: info.owner_hotkey,
        price: priceOf.get(netuid) ?? 0n,
        share: partOf(newTao(info), all),
        newTao: newTao(info),
        poolTao: info.tao_in,
        poolAlpha: info.alpha_in,
        alphaOut: info.alpha_out,
        volume: info.subnet_volume,
        neurons: counts.get(netuid) ?? 0,
        tempo,
        lastEpoch: Number(info.last_step),
        nextEpoch: tempo === 0 || netuid === 0 ? undefined : triggered > 0 ? Math.min(triggered, regular) : regular,
        registeredAt: Number(info.network_registered_at),
        description: textOf(words?.description),
        website: textOf(words?.subnet_url),
        source: textOf(words?.github_repo),
        discord: textOf(words?.discord),
        contact: textOf(words?.subnet_contact),
      };
    })
    .sort((a, b) => a.netuid - b.netuid);
}

/** Reads all subnets at the block that the page shows. */
export function useSubnets(): UseQueryResult<Read<readonly Subnet[]>> {
  return useLive(["subnets"], readSubnets);
}
