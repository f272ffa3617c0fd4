import type { ChainAt } from "../../network/reads.ts";
import { readPrices, worthOf } from "./readAccount.ts";

/** Somebody who stakes with a hotkey. */
export interface Nominator {
  readonly coldkey: string;
  /** Subnets on which it stakes with the hotkey. */
  readonly subnets: number;
  /** All of that stake at the pools' prices, in rao of TAO. */
  readonly value: bigint;
}

/** Stake that a hotkey lends to another or has from another, on a subnet. */
export interface Kin {
  readonly kind: "child" | "parent";
  readonly netuid: number;
  readonly hotkey: string;
  /** Part of the lender's stake, 0 to 1. */
  readonly part: number;
}

/** Facts of a hotkey: what it has from others, and gives to them. */
export interface HotkeyFacts {
  /** Part that it keeps of its stakers' rewards, out of 65,535; `undefined` when it takes no stake of others. */
  readonly take: number | undefined;
  readonly nominators: readonly Nominator[];
  readonly kin: readonly Kin[];
}

/** Rows that are kept, at most. */
const MAX_ROWS = 5_000;
/** The whole, of which parts that are lent are told. */
const WHOLE = 2 ** 64;

/** Reads what a hotkey has from others, and gives to them. */
export async function readHotkey(place: ChainAt, hotkey: string): Promise<HotkeyFacts> {
  const { apis, query } = place.chain.at(place.at);
  const [delegate, children, parents, prices] = await Promise.all([
    apis.DelegateInfoRuntimeApi.get_delegate({ delegate_account: hotkey }),
    query.SubtensorModule.ChildKeys.entries(hotkey),
    query.SubtensorModule.ParentKeys.entries(hotkey),
    readPrices(place),
  ]);
  const kin = (kind: Kin["kind"], found: typeof children): Kin[] =>
    found.flatMap(({ keys: [, netuid], value }) =>
      value.map(([part, other]) => ({ kind, netuid, hotkey: other, part: Number(part) / WHOLE })),
    );
  const nominators = (delegate?.nominators ?? []).slice(0, MAX_ROWS).map(([coldkey, stakes]) => ({
    coldkey,
    subnets: stakes.length,
    value: stakes.reduce((sum, [netuid, alpha]) => sum + worthOf(alpha, prices.get(netuid) ?? 0n), 0n),
  }));
  return {
    take: delegate?.take,
    nominators: nominators.sort((a, b) => (a.value < b.value ? 1 : -1)),
    kin: [...kin("child", children), ...kin("parent", parents)].slice(0, MAX_ROWS),
  };
}
