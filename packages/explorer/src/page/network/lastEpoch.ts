import type { Chain } from "@opentao/sdk/browser";
import type { UseQueryResult } from "@tanstack/react-query";
import { useFixed } from "./reads.ts";

/** A neuron that an epoch paid. */
interface Paid {
  readonly uid: number;
  /** Alpha, in rao. */
  readonly alpha: bigint;
}

/** Payments of an epoch of a subnet, in rao of its alpha. */
export interface EpochPayments {
  readonly block: number;
  /** Miners that were paid, the best first. */
  readonly miners: readonly Paid[];
  readonly toMiners: bigint;
  /** Validators that were paid with those who stake with them, the best first. */
  readonly validators: readonly Paid[];
  readonly toValidators: bigint;
}

/** Subnets' indices of mechanisms are this many apart: the first mechanism's is the subnet's number. */
const MECHANISM = 4096;
/** Number under which hotkeys are asked for of a metagraph (protocol: clients §b). */
const HOTKEYS = 52;

const bestFirst = (amounts: Iterable<readonly [uid: number, alpha: bigint]>): Paid[] =>
  [...amounts]
    .filter(([, alpha]) => alpha > 0n)
    .map(([uid, alpha]) => ({ uid, alpha }))
    .sort((a, b) => (a.alpha === b.alpha ? a.uid - b.uid : a.alpha < b.alpha ? 1 : -1));

const sumOf = (paid: readonly Paid[]): bigint => paid.reduce((sum, { alpha }) => sum + alpha, 0n);

async function readEpoch(chain: Chain, netuid: number, block: number): Promise<EpochPayments | undefined> {
  const hash = await chain.blockHash(block);
  if (hash === undefined) return undefined;
  const { apis, query } = chain.at(hash);
  const [events, columns, dividends] = await Promise.all([
    chain.events(hash),
    apis.SubnetInfoRuntimeApi.get_selective_metagraph({ netuid, metagraph_indexes: [HOTKEYS] }),
    query.SubtensorModule.AlphaDividendsPerSubnet.entries(netuid),
  ]);
  const earned = new Map<number, bigint>();
  for (const event of events) {
    if (!event.is("SubtensorModule", "IncentiveAlphaEmittedToMiners")) continue;
    const { netuid: index, emissions } = event.data;
    if (index % MECHANISM !== netuid) continue;
    for (const [uid, alpha] of emissions.entries()) earned.set(uid, (earned.get(uid) ?? 0n) + alpha);
  }
  const uids = new Map((columns?.hotkeys ?? []).map((hotkey, uid) => [hotkey, uid]));
  const miners = bestFirst(earned);
  const validators = bestFirst(
    dividends.flatMap(({ keys: [, hotkey], value }) => {
      const uid = uids.get(hotkey);
      return uid === undefined ? [] : [[uid, value] as const];
    }),
  );
  return { block, miners, toMiners: sumOf(miners), validators, toValidators: sumOf(validators) };
}

/** Reads what an epoch of a subnet paid: that of a block, which is over once for all. */
export function useEpochPayments(netuid: number, block: number): UseQueryResult<EpochPayments | null> {
  // Where there was no such block there is nothing to tell, which is no reason to ask again.
  return useFixed(["epochPayments", netuid, block], async (chain) => (await readEpoch(chain, netuid, block)) ?? null);
}
