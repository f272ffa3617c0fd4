import { safeFromInteger } from "../../../fixed/src/index.ts";
import { State } from "../../../runtime/src/framework/index.ts";
import { countMintedAlpha } from "../../../runtime/src/pallets/alphaAssets/index.ts";
import { mintInto } from "../../../runtime/src/pallets/balances/index.ts";
import { addRootColdkey } from "../../../runtime/src/pallets/subtensor/claims/coldkeys.ts";
import { addTaoToPool } from "../../../runtime/src/pallets/subtensor/ledger/reserves.ts";
import { syncIssuance } from "../../../runtime/src/pallets/subtensor/ledger/tao.ts";
import { subnetAccount } from "../../../runtime/src/pallets/subtensor/subnets/account.ts";
import {
  AlphaV2,
  Keys,
  LastColdkeyHotkeyStakeBlock,
  StakingHotkeys,
  SubnetAlphaOut,
  TotalHotkeyAlpha,
  TotalHotkeySharesV2,
} from "../../../runtime/src/pallets/subtensorStorage/index.ts";
import { ROOT } from "../../../runtime/src/primitives/subnets.ts";
import { below, HEIGHT, repeat, stateAt, TAO, type World } from "./world.ts";

/** Parts of the positions: on root, and with the validators (the rest is with miners). */
const PARTS = { root: 0.1, validators: 0.9 };
/** Coldkeys with stake, of all. */
const STAKING = 0.5;
/** Place of the coldkey with many positions. */
const LARGEST = 0;

/** A position by places in lists: of the coldkeys, and of the validators followed by the neurons of each subnet. */
interface Place {
  readonly coldkey: number;
  readonly hotkey: number;
  readonly netuid: number;
}

/** A position by chance: the larger validators and the older subnets have more. */
function anyPlace({ size, chance }: World): Place {
  const coldkey = 1 + below(chance, Math.floor(STAKING * size.accounts) - 1, 1.5);
  if (chance() < PARTS.root) return { coldkey, hotkey: below(chance, size.validators, 2), netuid: ROOT };
  const netuid = 1 + below(chance, size.subnets, 1.5);
  if (chance() < PARTS.validators) return { coldkey, hotkey: below(chance, size.validators, 2), netuid };
  const uid = 1 + size.validators + below(chance, size.neurons - size.validators - 1);
  return { coldkey, hotkey: size.validators + netuid * size.neurons + uid, netuid };
}

/** The positions of the coldkey that has many, with some validators on all subnets; then others. */
function placeOf(world: World, index: number): Place {
  const { largest, subnets } = world.size;
  if (index >= largest) return anyPlace(world);
  return { coldkey: LARGEST, hotkey: Math.floor(index / subnets), netuid: 1 + (index % subnets) };
}

/**
 * Stakes that were added one by one without anything earned between: a share for each unit of alpha. Positions are
 * written as they come, sums by {@link writeSums}.
 */
class Stakes {
  readonly #world: World;
  readonly #taken = new Set<number>();
  readonly #pools = new Map<number, { readonly place: Place; alpha: bigint }>();
  readonly #hotkeysOf = new Map<number, Set<number>>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Writes a position at a place where nobody is yet. @returns whether nobody was */
  add(place: Place, alpha: bigint): boolean {
    const { size, scratch, chance, coldkeys } = this.#world;
    const pool = place.hotkey * (size.subnets + 1) + place.netuid;
    const name = pool * size.accounts + place.coldkey;
    const coldkey = coldkeys[place.coldkey];
    if (coldkey === undefined || this.#taken.has(name)) return false;
    this.#taken.add(name);
    const state = new State(scratch);
    const hotkey = this.#hotkey(state, place.hotkey);
    AlphaV2.set(state, hotkey, coldkey, place.netuid, safeFromInteger(alpha));
    const hotkeys = this.#hotkeysOf.get(place.coldkey) ?? new Set();
    this.#hotkeysOf.set(place.coldkey, hotkeys);
    if (!hotkeys.has(place.hotkey)) {
      hotkeys.add(place.hotkey);
      LastColdkeyHotkeyStakeBlock.set(state, coldkey, hotkey, BigInt(HEIGHT - below(chance, 100_000)));
    }
    if (place.netuid === ROOT) addRootColdkey(state, coldkey);
    const sum = this.#pools.get(pool);
    if (sum === undefined) this.#pools.set(pool, { place, alpha });
    else sum.alpha += alpha;
    return true;
  }

  /** Writes what all who stake with a hotkey have, and with whom each coldkey stakes. @returns alpha by subnet */
  writeSums(): bigint[] {
    const world = this.#world;
    const totals = new Array<bigint>(world.size.subnets + 1).fill(0n);
    const pools = [...this.#pools.values()];
    repeat(world, "pools of hotkeys", pools.length, (index) => {
      const pool = pools[index];
      if (pool === undefined) return;
      const { place, alpha } = pool;
      const state = new State(world.scratch);
      const hotkey = this.#hotkey(state, place.hotkey);
      TotalHotkeyAlpha.set(state, hotkey, place.netuid, alpha);
      TotalHotkeySharesV2.set(state, hotkey, place.netuid, safeFromInteger(alpha));
      totals[place.netuid] = (totals[place.netuid] ?? 0n) + alpha;
    });
    const stakers = [...this.#hotkeysOf];
    repeat(world, "stakers", stakers.length, (index) => {
      const [place, hotkeys] = stakers[index] ?? [];
      const coldkey = world.coldkeys[place ?? 0];
      if (coldkey === undefined || hotkeys === undefined) return;
      const state = new State(world.scratch);
      const list = [...hotkeys].map((hotkey) => this.#hotkey(state, hotkey));
      StakingHotkeys.mutate(state, coldkey, (own) => [...own, ...list]);
    });
    return totals;
  }

  #hotkey(state: State, place: number): Uint8Array {
    const { size, validators } = this.#world;
    const neuron = place - size.validators;
    return validators[place] ?? Keys.get(state, Math.floor(neuron / size.neurons), neuron % size.neurons);
  }
}

/** Makes all positions of stake, and the sums over them. */
export function makePositions(world: World): void {
  const { size, chance, scratch } = world;
  const stakes = new Stakes(world);
  repeat(world, "positions", size.positions, (index) => {
    const alpha = (TAO * BigInt(1 + below(chance, 1000, 3))) / 10n + BigInt(below(chance, 1_000_000));
    let place = placeOf(world, index);
    while (!stakes.add(place, alpha)) place = anyPlace(world);
  });
  const totals = stakes.writeSums();
  scratch.write(() => {
    const state = stateAt(world, HEIGHT);
    for (const [netuid, total] of totals.entries()) {
      SubnetAlphaOut.mutate(state, netuid, (outside) => outside + total);
      if (netuid === ROOT) {
        mintInto(state, subnetAccount(ROOT), total);
        addTaoToPool(state, ROOT, total);
      } else countMintedAlpha(state, netuid, total);
    }
    syncIssuance(state);
  });
}
