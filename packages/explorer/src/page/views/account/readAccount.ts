import {
  type Balance,
  type Chain,
  getBalance,
  getStakes,
  getSubnets,
  getUid,
  type StakePosition,
  type SubnetSummary,
} from "@opentao/sdk/browser";
import type { ChainAt } from "../../network/reads.ts";

/** Stake with what it is worth. */
export interface ValuedStake extends StakePosition {
  /** At the pool's price, in rao of TAO: a sale of all of it would bring less. */
  readonly value: bigint;
}

/** Amounts of an account, in rao. */
export interface Holdings {
  readonly balance: Balance;
  /** Number of its signed orders. */
  readonly nonce: number;
  readonly stakes: readonly ValuedStake[];
  /** Value of all stake. */
  readonly staked: bigint;
}

/** Rao of one TAO: prices are rao for one alpha. */
const ONE = 1_000_000_000n;

/** Returns what some alpha is worth at a price. */
export function worthOf(alpha: bigint, price: bigint): bigint {
  return (alpha * price) / ONE;
}

/** Reads prices of all subnets' alpha, in rao. */
export async function readPrices({ chain, at }: ChainAt): Promise<ReadonlyMap<number, bigint>> {
  const list = await chain.at(at).apis.SwapRuntimeApi.current_alpha_price_all();
  return new Map(list.map(({ netuid, price }) => [netuid, price]));
}

/** Reads what an account holds. */
export async function readHoldings(place: ChainAt, address: string): Promise<Holdings> {
  const { chain, at } = place;
  const [balance, account, positions, prices] = await Promise.all([
    getBalance(chain, address, { at }),
    chain.at(at).query.System.Account(address),
    getStakes(chain, address, { at }),
    readPrices(place),
  ]);
  const stakes = positions
    .filter(({ stake }) => stake > 0n)
    .map((position) => ({ ...position, value: worthOf(position.stake, prices.get(position.netuid) ?? 0n) }));
  return { balance, nonce: account.nonce, stakes, staked: stakes.reduce((sum, { value }) => sum + value, 0n) };
}

/** Name and links that a coldkey gave itself, as it wrote them. */
export interface Identity {
  readonly name: string;
  readonly description: string;
  readonly links: readonly string[];
}

/** Roles of an account on the chain. */
export interface Roles {
  /** Coldkey that owns it as a hotkey. */
  readonly owner: string | undefined;
  /** Hotkeys that it owns as a coldkey. */
  readonly hotkeys: readonly string[];
  /** Subnets whose owner it is. */
  readonly owned: readonly SubnetSummary[];
  /** Subnets whose owner's part goes to it. */
  readonly receives: readonly SubnetSummary[];
  readonly identity: Identity | undefined;
}

/** The owner of hotkeys that nobody owns: 32 zeros. */
const NOBODY = "5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM";
const decoder = new TextDecoder();

async function readIdentity({ chain, at }: ChainAt, coldkey: string): Promise<Identity | undefined> {
  const found = await chain.at(at).query.SubtensorModule.IdentitiesV2(coldkey);
  if (found === undefined) return undefined;
  const texts = [found.url, found.github_repo, found.discord].map((bytes) => decoder.decode(bytes));
  return {
    name: decoder.decode(found.name),
    description: decoder.decode(found.description),
    links: texts.filter((text) => text.trim() !== ""),
  };
}

/** Reads what an account is. */
export async function readRoles(place: ChainAt, address: string): Promise<Roles> {
  const { chain, at } = place;
  const { query } = chain.at(at);
  const [owner, hotkeys, subnets, own] = await Promise.all([
    query.SubtensorModule.Owner(address),
    query.SubtensorModule.OwnedHotkeys(address),
    getSubnets(chain, { at }),
    readIdentity(place, address),
  ]);
  const isHotkey = owner !== NOBODY;
  return {
    owner: isHotkey ? owner : undefined,
    hotkeys,
    owned: subnets.filter(({ netuid, ownerColdkey }) => netuid !== 0 && ownerColdkey === address),
    receives: subnets.filter(({ netuid, ownerHotkey }) => netuid !== 0 && ownerHotkey === address),
    // A hotkey is known by the name of its owner.
    identity: own ?? (isHotkey ? await readIdentity(place, owner) : undefined),
  };
}

/** A neuron of an account. */
export interface OwnNeuron {
  readonly netuid: number;
  readonly uid: number;
  readonly hotkey: string;
  readonly isValidator: boolean;
  /** Out of 65,535. */
  readonly incentive: number;
  readonly dividends: number;
  /** Alpha of the last round, in rao. */
  readonly emission: bigint;
  /** Alpha of all who stake with it, in rao. */
  readonly stake: bigint;
}

/** Hotkeys whose neurons are looked for, and neurons that are read, at most. */
const MAX_HOTKEYS = 50;
const MAX_NEURONS = 200;

async function neuronAt(chain: Chain, at: string, hotkey: string, netuid: number): Promise<OwnNeuron | undefined> {
  const uid = await getUid(chain, { netuid, hotkey }, { at });
  if (uid === undefined) return undefined;
  const [found, stake] = await Promise.all([
    chain.at(at).apis.NeuronInfoRuntimeApi.get_neuron_lite({ netuid, uid }),
    chain.at(at).query.SubtensorModule.TotalHotkeyAlpha(hotkey, netuid),
  ]);
  if (found === undefined) return undefined;
  const { incentive, dividends, emission, validator_permit: mayScore, validator_trust: trust } = found;
  // As the table of neurons has it: who may score and has.
  const isValidator = mayScore && (dividends > 0 || trust > 0);
  return { netuid, uid, hotkey, isValidator, incentive, dividends, emission, stake };
}

/** Reads the neurons of some hotkeys. */
export async function readNeurons({ chain, at }: ChainAt, hotkeys: readonly string[]): Promise<OwnNeuron[]> {
  const { entries } = chain.at(at).query.SubtensorModule.IsNetworkMember;
  const lists = await Promise.all(
    hotkeys.slice(0, MAX_HOTKEYS).map(async (hotkey) => {
      const found = await entries(hotkey);
      return found.filter(({ value }) => value).map(({ keys: [, netuid] }) => ({ hotkey, netuid }));
    }),
  );
  const places = lists.flat().slice(0, MAX_NEURONS);
  const neurons = await Promise.all(places.map(({ hotkey, netuid }) => neuronAt(chain, at, hotkey, netuid)));
  return neurons.filter((neuron) => neuron !== undefined);
}
