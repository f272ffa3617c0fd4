import { type Column, shortAddress } from "../output/fittingTable.ts";
import { safeCell } from "../output/text.ts";
import { formatTao, shortTao } from "../output/units.ts";

/** Amounts of a wallet, in rao. */
export interface Owned {
  readonly wallet: string;
  readonly coldkey: string;
  readonly free: bigint;
  readonly reserved: bigint;
  /** TAO that selling all stake now would bring, each position by itself. */
  readonly stake: bigint;
  readonly total: bigint;
}

/** A neuron of a hotkey of a wallet. */
export interface OwnNeuron {
  readonly wallet: string;
  readonly hotkeyName: string;
  readonly hotkey: string;
  readonly netuid: number;
  readonly uid: number;
  readonly incentive: number;
  readonly dividends: number;
  /** Alpha by the last epoch, in rao. */
  readonly emission: bigint;
  /** Blocks since it last set weights. */
  readonly blocksSinceUpdate: number;
}

/** Columns of what wallets have. */
export const OWNED: readonly Column<Owned>[] = [
  { title: "wallet", text: ({ wallet }) => safeCell(wallet, 64), short: ({ wallet }) => safeCell(wallet, 16) },
  { title: "coldkey", text: ({ coldkey }) => coldkey, short: ({ coldkey }) => shortAddress(coldkey), dropRank: 1 },
  { title: "free TAO", text: ({ free }) => formatTao(free), short: ({ free }) => shortTao(free), isNumber: true },
  {
    ...{ title: "stake if sold", text: ({ stake }) => formatTao(stake), isNumber: true },
    short: ({ stake }) => shortTao(stake),
  },
  { title: "total TAO", text: ({ total }) => formatTao(total), short: ({ total }) => shortTao(total), isNumber: true },
];

/** Columns of their neurons. */
export const NEURONS: readonly Column<OwnNeuron>[] = [
  {
    ...{ title: "neuron", text: ({ wallet, hotkeyName }) => safeCell(`${wallet}/${hotkeyName}`, 130) },
    short: ({ wallet, hotkeyName }) => safeCell(`${wallet}/${hotkeyName}`, 20),
  },
  { title: "subnet", text: ({ netuid }) => `${netuid}`, isNumber: true },
  { title: "UID", text: ({ uid }) => `${uid}`, isNumber: true },
  { title: "incentive", text: ({ incentive }) => incentive.toFixed(4), isNumber: true, dropRank: 2 },
  { title: "dividends", text: ({ dividends }) => dividends.toFixed(4), isNumber: true, dropRank: 3 },
  { title: "emission α", text: ({ emission }) => shortTao(emission), isNumber: true, dropRank: 1 },
  { title: "blocks since update", text: ({ blocksSinceUpdate: blocks }) => `${blocks}`, isNumber: true, dropRank: 4 },
];
