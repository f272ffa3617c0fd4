import { concat, u32 } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import { State } from "../../../runtime/src/framework/index.ts";
import { BlockNumberItem } from "../../../runtime/src/pallets/system/storage.ts";
import { type Chance, chanceOf } from "../../test/cluster/chance.ts";
import type { Scratch } from "./scratch.ts";
import type { Size } from "./size.ts";

/** Rao in one TAO, and units in one alpha. */
export const TAO = 1_000_000_000n;
/** Height of the block whose state is generated: some years after the first. */
export const HEIGHT = 5_000_000;
/** Slot of that block. */
export const SLOT = 150_000_000n;

const encoder = new TextEncoder();

/** A made-up account of a kind. */
export const made = (kind: string, index: number): Uint8Array =>
  blake2b256(concat(encoder.encode(kind), u32.encode(index)));

/** Things that all steps of the generation share. */
export interface World {
  readonly size: Size;
  readonly scratch: Scratch;
  readonly chance: Chance;
  /** Coldkeys; the first is the one with many positions. */
  readonly coldkeys: readonly Uint8Array[];
  /** Hotkeys of the root validators. */
  readonly validators: readonly Uint8Array[];
  /** Reports how far a step is. */
  readonly progress: (what: string) => void;
}

/** World of a size and a seed, over an empty state. */
export function worldOf(size: Size, seed: number, scratch: Scratch, progress: World["progress"]): World {
  const list = (kind: string, length: number) => Array.from({ length }, (_, index) => made(kind, index));
  return {
    ...{ size, scratch, progress, chance: chanceOf(seed) },
    coldkeys: list("coldkey", size.accounts),
    validators: list("validator", size.validators),
  };
}

/** A whole number below `end`; with a larger `skew` the low ones are more frequent. */
export const below = (chance: Chance, end: number, skew = 1): number => Math.floor(end * chance() ** skew);

/** One of a list. */
export function anyOf<T>(chance: Chance, list: readonly T[], skew = 1): T {
  const found = list[below(chance, list.length, skew)];
  if (found === undefined) throw new RangeError("the list is empty");
  return found;
}

/** State as of a block, to be written: not longer than one step, since it gathers events. */
export function stateAt({ scratch }: World, block: number): State {
  BlockNumberItem.set(new State(scratch), block);
  return new State(scratch);
}

/** Does something `count` times, in transactions of `each`, and reports it. */
export function repeat({ scratch, progress }: World, what: string, count: number, act: (index: number) => void): void {
  const EACH = 20_000;
  for (let start = 0; start < count; start += EACH) {
    scratch.write(() => {
      for (let index = start; index < Math.min(count, start + EACH); index += 1) act(index);
    });
    progress(`${what}: ${Math.min(count, start + EACH)} of ${count}`);
  }
}
