import { u64 } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import type { Runtime } from "@opentao/runtime/boundary";
import { EMPTY_ROOT } from "@opentao/trie";
import { State } from "../../../runtime/src/framework/index.ts";
import { EVENT_BYTES_KEY, EVENT_RECORDS_KEY } from "../../../runtime/src/framework/wellKnownKeys.ts";
import { CurrentSlot } from "../../../runtime/src/pallets/aura/storage.ts";
import { CurrentStart } from "../../../runtime/src/pallets/session/storage.ts";
import { EventCount, Events, ParentHash } from "../../../runtime/src/pallets/system/storage.ts";
import { genesisBlock } from "../../src/chain/genesis/block.ts";
import type { ChainSpec } from "../../src/spec/index.ts";
import { SignatureVerifier } from "../../src/state/index.ts";
import { makeAccounts } from "./accounts.ts";
import { makeEmission } from "./emission.ts";
import { makeNeurons } from "./neurons.ts";
import { makePositions } from "./positions.ts";
import type { Scratch } from "./scratch.ts";
import type { Size } from "./size.ts";
import { makeSubnets, makeValidators } from "./subnets.ts";
import { HEIGHT, made, SLOT, stateAt, worldOf } from "./world.ts";

/** Parts of a generation. */
export interface Generation {
  readonly size: Size;
  readonly seed: number;
  readonly spec: ChainSpec;
  readonly runtime: Runtime;
  /** Accounts that have enough to send transactions. */
  readonly senders: readonly Uint8Array[];
  readonly progress: (what: string) => void;
}

const PARENT = made("block", HEIGHT - 1);

/** Header of the block whose state is generated, but for the state's root. */
export const headerOf = (stateRoot: Uint8Array): Header => ({
  parentHash: PARENT,
  number: HEIGHT,
  stateRoot,
  extrinsicsRoot: EMPTY_ROOT,
  digest: { logs: [{ type: "PreRuntime", value: [new TextEncoder().encode("aura"), u64.encode(SLOT)] }] },
});

/**
 * Generates a state into an empty one: that of the specification's genesis, then accounts, subnets, neurons, stakes and
 * what waits to be paid.
 */
export function generate(scratch: Scratch, { size, seed, spec, runtime, senders, progress }: Generation): void {
  const { state: genesis } = genesisBlock(spec, runtime, new SignatureVerifier());
  scratch.write(() => {
    for (const { key, value } of genesis.changes.values()) if (value !== undefined) scratch.set(key, value);
  });
  const world = worldOf(size, seed, scratch, progress);
  makeAccounts(world, senders);
  makeSubnets(world);
  makeValidators(world);
  makeNeurons(world);
  makePositions(world);
  makeEmission(world);
  scratch.write(() => {
    const state = stateAt(world, HEIGHT);
    CurrentSlot.set(state, SLOT);
    CurrentStart.set(state, HEIGHT - 150);
    ParentHash.set(state, PARENT);
    Events.set(state, []);
    EventCount.set(state, 0);
    for (const key of [EVENT_RECORDS_KEY, EVENT_BYTES_KEY]) new State(scratch).clear(key);
  });
}
