import { bytesEqual, toHex } from "@opentao/codec";
import { ofHotkey, type SubnetAccount } from "./account.ts";

/** Alpha that a neuron earned in an epoch, in units of 10⁻⁹. */
export interface Earnings {
  readonly uid: number;
  /** Hexadecimal. */
  readonly hotkey: string;
  /** For its work, staked. */
  readonly incentive: bigint;
  /** For its work, but withheld since the neuron is the subnet owner's. */
  readonly withheld: bigint;
  /** As a validator or parent, for alpha: the owner's take and what all get who stake with it. */
  readonly alphaTake: bigint;
  readonly alphaDividend: bigint;
  /** The same for root stake; the second waits to be claimed. */
  readonly rootTake: bigint;
  readonly rootDividend: bigint;
  readonly ownerCut: bigint;
}

/** Epoch of a subnet, and what each neuron earned in it, by UID. */
export interface EpochEarnings {
  /** Number of the block. */
  readonly block: number;
  readonly neurons: readonly Earnings[];
}

/** All that a neuron earned. */
export const totalOf = ({ incentive, alphaTake, alphaDividend, rootTake, rootDividend, ownerCut }: Earnings): bigint =>
  incentive + alphaTake + alphaDividend + rootTake + rootDividend + ownerCut;

/** Earnings of the neurons of a subnet in a block; `undefined` when no epoch ran. */
export function earningsOf({ epoch }: SubnetAccount, block: number): EpochEarnings | undefined {
  if (epoch === undefined) return undefined;
  const neurons = epoch.epoch.hotkeys.map((hotkey, uid): Earnings => {
    const paid = ofHotkey(epoch.miners, hotkey);
    const sum = (isStaked: boolean) =>
      paid
        .filter(({ staked }) => (staked !== undefined) === isStaked)
        .reduce((total, { amount }) => total + amount, 0n);
    const ofKind = (kind: "alpha" | "root") =>
      ofHotkey(epoch.validators, hotkey).find((payment) => payment.kind === kind) ?? { take: 0n, rest: 0n };
    const [forAlpha, forRoot] = [ofKind("alpha"), ofKind("root")];
    const { owner } = epoch;
    return {
      ...{ uid, hotkey: toHex(hotkey), incentive: sum(true), withheld: sum(false) },
      ...{ alphaTake: forAlpha.take, alphaDividend: forAlpha.rest, rootTake: forRoot.take, rootDividend: forRoot.rest },
      ownerCut: owner !== undefined && bytesEqual(owner.hotkey, hotkey) ? owner.amount : 0n,
    };
  });
  return { block, neurons };
}
