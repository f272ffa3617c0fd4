import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import type { State } from "../../../../src/framework/index.ts";
import { subnetIds } from "../../../../src/pallets/subtensor/subnets/existence.ts";
import type { TestChain } from "../../../executive/chain.ts";
import type { Random } from "./random.ts";

const keys = (names: readonly string[]) => names.map((name) => keypairFromSuri(`//${name}`));

/** Coldkeys; those of the development chain have TAO on it. */
export const coldkeys: readonly Keypair[] = keys(["Alice", "Bob", "Charlie", "Dave", "Eve", "Nobody"]);
/** Hotkeys. */
export const hotkeys: readonly Keypair[] = keys(["h0", "h1", "h2", "h3", "h4", "h5", "h6", "h7"]);

/** What generators of calls choose from. */
export interface World {
  readonly chain: TestChain;
  readonly state: State;
  readonly random: Random;
}

export const anyColdkey = ({ random }: World): Keypair => random.of(coldkeys);
export const anyHotkey = ({ random }: World): Uint8Array => random.of(hotkeys).publicKey;

/** Mostly a subnet that exists, sometimes root, seldom one that does not. */
export function anyNetuid({ state, random }: World): number {
  return random.oneIn(12) ? random.below(9) : random.of(subnetIds(state));
}
