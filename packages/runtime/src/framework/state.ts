import { startsWith, u32 } from "@opentao/codec";
import { type Externalities, RuntimePanic } from "../boundary.ts";
import { ChainParameters, PARAMETERS_KEY } from "../parameters.ts";
import { EventLog } from "./eventLog.ts";
import type { PalletEvent } from "./events.ts";
import { KeyLists } from "./keyLists.ts";
import type { Subject } from "./subject.ts";
import { addWeights, subtractWeights, toWeight, type Weight, type WeightSpec, ZERO_WEIGHT } from "./weights.ts";
import { EXECUTION_PHASE_KEY, NUMBER_KEY } from "./wellKnownKeys.ts";

/** Phase byte of blocks' beginnings, in which events fall when nothing else is said. */
const INITIALIZATION = Uint8Array.of(2);

/** Keys up to which a list is gone through step by step, which hosts remember; longer ones are read in pages. */
const SHORT_LIST = 16;
/** Keys of a page. */
const PAGE = 1024;

/**
 * Accesses to the state: reads with steps from key to key, writes with removals, and the bytes of values that went
 * either way. They are counted for tests and benchmarks, which compare them with weights. No weight follows from them:
 * nodes must agree on it, and they may read in different ways.
 */
export interface StateWork {
  reads: number;
  writes: number;
  bytes: number;
}

/**
 * The state during one runtime call: what every function of a pallet takes first.
 *
 * Events are gathered here and written by {@link flushEvents}; a rolled-back transaction takes its events along.
 */
export class State {
  /** The byte-level state below. Pallets use storage items instead. */
  readonly externalities: Externalities;
  /**
   * Accesses since this object was made, without those to what is kept here: they are the same wherever the same is
   * done over the same state, whatever was done before.
   */
  readonly work: StateWork = { reads: 0, writes: 0, bytes: 0 };
  #weighed: Weight = ZERO_WEIGHT;
  #params: ChainParameters | undefined;
  #blockNumber: number | undefined;
  #phase: Uint8Array | undefined;
  readonly #events: EventLog;
  readonly #lists = new KeyLists();

  constructor(externalities: Externalities) {
    this.externalities = externalities;
    this.#events = new EventLog(externalities);
  }

  /** Parameters of the chain. @throws RuntimePanic when the state is not that of a chain of this runtime */
  get params(): ChainParameters {
    if (this.#params === undefined) {
      const encoded = this.externalities.get(PARAMETERS_KEY);
      if (encoded === undefined) throw new RuntimePanic("the state holds no chain parameters: build the genesis first");
      this.#params = ChainParameters.decodeLeading(encoded);
    }
    return this.#params;
  }

  /** Number of the block that is being made, or whose state this is. */
  get blockNumber(): number {
    if (this.#blockNumber === undefined) {
      const encoded = this.externalities.get(NUMBER_KEY);
      this.#blockNumber = encoded === undefined || encoded.length < 4 ? 0 : u32.decodeLeading(encoded);
    }
    return this.#blockNumber;
  }

  /** Value under a raw key. The bytes must not be changed. */
  get(key: Uint8Array): Uint8Array | undefined {
    const value = this.externalities.get(key);
    this.work.reads += 1;
    this.work.bytes += value?.length ?? 0;
    return value;
  }

  /** Writes a raw key. After raw writes to keys of the framework, {@link refresh}. */
  set(key: Uint8Array, value: Uint8Array): void {
    this.work.writes += 1;
    this.work.bytes += value.length;
    this.#lists.forget(key);
    this.externalities.set(key, value);
  }

  /** Removes a raw key. */
  clear(key: Uint8Array): void {
    this.work.writes += 1;
    this.#lists.forget(key);
    this.externalities.clear(key);
  }

  /** Removes every key under a prefix, at most `limit`; returns how many were removed. */
  clearPrefix(prefix: Uint8Array, limit?: number): number {
    this.#lists.forgetAll();
    const removed = this.externalities.clearPrefix(prefix, limit);
    this.work.writes += removed + 1;
    return removed;
  }

  /** Keys that begin with `prefix`, in order, as they are now. */
  keysUnder(prefix: Uint8Array): Uint8Array[] {
    const keys: Uint8Array[] = [];
    for (let key = this.externalities.nextKey(prefix); key !== undefined; key = this.externalities.nextKey(key)) {
      if (!startsWith(key, prefix)) break;
      keys.push(key);
      if (keys.length === SHORT_LIST) {
        this.#addAfter(keys, prefix, key);
        break;
      }
    }
    this.work.reads += keys.length + 1;
    return keys;
  }

  /**
   * Keys as {@link keysUnder} gives them, remembered until one of them is written: for short lists that are read often.
   * It is the same work wherever they come from.
   */
  listUnder(prefix: Uint8Array): readonly Uint8Array[] {
    const known = this.#lists.get(prefix);
    if (known === undefined) return this.#lists.keep(prefix, this.keysUnder(prefix));
    this.work.reads += known.length + 1;
    return known;
  }

  /** The first keys after `key` that begin with `prefix`, at most `limit`. */
  keysAfter(prefix: Uint8Array, key: Uint8Array, limit: number): Uint8Array[] {
    const keys = this.externalities.keysAfter(prefix, key, limit);
    this.work.reads += keys.length + 1;
    return keys;
  }

  /** Adds the keys after `key`, page by page. */
  #addAfter(keys: Uint8Array[], prefix: Uint8Array, key: Uint8Array): void {
    for (let last: Uint8Array | undefined = key; last !== undefined; ) {
      const page = this.externalities.keysAfter(prefix, last, PAGE);
      for (const one of page) keys.push(one);
      last = page[PAGE - 1];
    }
  }

  /**
   * Adds what a step weighs to {@link weightOf}: a constant for each thing that it deals with, never what it asks of
   * the state. What is undone weighs as much, since the work was done.
   */
  weigh(weight: WeightSpec, times = 1): void {
    const { refTime, proofSize } = toWeight(weight);
    const count = BigInt(times);
    this.#weighed = addWeights(this.#weighed, { refTime: refTime * count, proofSize: proofSize * count });
  }

  /** Runs `action`. @returns what it weighed by {@link weigh} */
  weightOf(action: () => void): Weight {
    const before = this.#weighed;
    action();
    return subtractWeights(this.#weighed, before);
  }

  /** Runs `action`; what it wrote is undone when it throws. */
  transactional<T>(action: () => T): T {
    const events = this.#events.position;
    this.externalities.startTransaction();
    let result: T;
    try {
      result = action();
    } catch (error) {
      this.externalities.rollbackTransaction();
      this.#events.rollBack(events);
      this.refresh();
      throw error;
    }
    this.externalities.commitTransaction();
    return result;
  }

  /** Runs `action` and undoes what it wrote in any case; returns its result. */
  dryRun<T>(action: () => T): T {
    const events = this.#events.position;
    this.externalities.startTransaction();
    try {
      return action();
    } finally {
      this.externalities.rollbackTransaction();
      this.#events.rollBack(events);
      this.refresh();
    }
  }

  /** Runs `action` as a step of the block, which the host may observe. `name` is called only if it does. */
  step<T>(name: () => string, action: () => T): T {
    const { observer } = this.externalities;
    if (observer === undefined) return action();
    observer.begin(name());
    try {
      return action();
    } finally {
      observer.end();
    }
  }

  /** Tells the host figures as they are computed, if it asks for them. `figures` is called only if it does. */
  tell<T>(subject: Subject<T>, figures: () => NoInfer<T>): void {
    const { observer } = this.externalities;
    if (observer?.note !== undefined) observer.note(subject.name, figures());
  }

  /** Records an event of the block. Genesis has none. */
  deposit(event: PalletEvent): void {
    if (this.blockNumber === 0) return;
    const phase = this.#phase ?? this.externalities.get(EXECUTION_PHASE_KEY) ?? INITIALIZATION;
    this.#phase = phase;
    this.#events.add((out) => {
      out.bytes(phase);
      event.encodeTo(out);
      out.u8(0); // no topics
    });
  }

  /** Runs a call, whose events and those of calls inside it are limited together; fails (`Exhausted`) beyond that. */
  limitEvents<T>(action: () => T): T {
    return this.#events.limited(action);
  }

  /** Bytes of the block's events so far. */
  get eventBytes(): number {
    return this.#events.bytes;
  }

  /** Writes what was deposited. Outside of transactions only. */
  flushEvents(): void {
    this.#events.flush();
  }

  /** Ends the block's events: puts them into `System.Events`. */
  closeEvents(): void {
    this.#events.close();
  }

  /** Forgets what was read of block number, phase, parameters and lists: after they may have been written raw. */
  refresh(): void {
    this.#params = undefined;
    this.#blockNumber = undefined;
    this.#phase = undefined;
    this.#lists.forgetAll();
  }
}
