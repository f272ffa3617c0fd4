import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import type { State } from "../../../../src/framework/index.ts";
import { subnetIds } from "../../../../src/pallets/subtensorStorage/existence.ts";
import { Account } from "../../../../src/pallets/system/storage.ts";
import type { TestChain } from "../../../executive/chain.ts";
import type { Random } from "./random.ts";

const keys = (names: readonly string[]) => names.map((name) => keypairFromSuri(`//${name}`));

/** Coldkeys; those of the development chain have TAO on it. */
export const coldkeys: readonly Keypair[] = keys(["Alice", "Bob", "Charlie", "Dave", "Eve", "Nobody"]);
/** Hotkeys. */
export const hotkeys: readonly Keypair[] = keys(["h0", "h1", "h2", "h3", "h4", "h5", "h6", "h7"]);

/** Things from which generators of calls choose. */
export interface World {
  readonly chain: TestChain;
  readonly state: State;
  readonly random: Random;
}

const freeOf = ({ state }: World, { publicKey }: Keypair) => Account.get(state, publicKey).data.free;

/** Any coldkey; every other time the one that can pay most. */
export function anyColdkey(world: World): Keypair {
  const any = world.random.of(coldkeys);
  if (world.random.oneIn(2)) return any;
  return coldkeys.reduce((richest, other) => (freeOf(world, other) > freeOf(world, richest) ? other : richest), any);
}

export const anyHotkey = ({ random }: World): Uint8Array => random.of(hotkeys).publicKey;

/** Mostly a subnet that exists, sometimes root, seldom one that does not. */
export function anyNetuid({ state, random }: World): number {
  return random.oneIn(12) ? random.below(9) : random.of(subnetIds(state));
}
