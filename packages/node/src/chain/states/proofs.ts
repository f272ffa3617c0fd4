import { toHex } from "@opentao/codec";
import type { Runtime } from "@opentao/runtime/boundary";
import { get, keys, type NodeStore } from "@opentao/trie";
import {
  type CallBudget,
  MeteredExternalities,
  type SignatureVerifier,
  StateExternalities,
  TrieState,
} from "../../state/index.ts";
import type { Blocks } from "../blocks/blocks.ts";
import { BlockError } from "../errors.ts";
import type { Hash } from "../interface.ts";
import type { RetainedStates } from "./retainedStates.ts";
import { ofChain } from "./states.ts";

/** Bytes of the longest proof of a call: whatever it reads is sent. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Proves to others what stands in the states of a chain, with nodes of their tries. */
export class Proofs {
  readonly #blocks: Blocks;
  readonly #retained: RetainedStates;
  readonly #runtime: Runtime;
  readonly #signatures: SignatureVerifier;

  constructor(blocks: Blocks, retained: RetainedStates, runtime: Runtime, signatures: SignatureVerifier) {
    this.#blocks = blocks;
    this.#retained = retained;
    this.#runtime = runtime;
    this.#signatures = signatures;
  }

  /** Nodes that prove what stands under keys after a block. @throws BlockError `UNKNOWN_BLOCK`, `STATE_PRUNED` */
  proveRead(hash: Hash, wanted: readonly Uint8Array[]): Uint8Array[] {
    const header = this.#blocks.known(hash);
    return new TrieState(this.#retained.nodes(header), this.#retained.root(header)).proof(wanted);
  }

  /** Returns whether a method of the runtime is for others than the node itself. */
  mayCall(method: string): boolean {
    return !this.#runtime.nodeOnly.includes(method);
  }

  /**
   * Nodes that a call of the runtime over the state after a block reads; with them alone the call can be made again.
   *
   * @throws BlockError `UNKNOWN_BLOCK`, `STATE_PRUNED`, `OVER_BUDGET`; RuntimePanic; HostFault
   */
  proveCall(hash: Hash, method: string, input: Uint8Array, budget: CallBudget): Uint8Array[] {
    const header = this.#blocks.known(hash);
    const recorder = new Recorder(this.#retained.nodes(header), MOST_BYTES);
    const state = new TrieState(recorder, this.#retained.root(header));
    const metered = new MeteredExternalities(new StateExternalities(state, this.#signatures), budget);
    const isOver = (): boolean => metered.isOver || recorder.isOver;
    try {
      this.#runtime.call(method, input, metered);
    } catch (error) {
      if (!isOver()) throw ofChain(error);
    }
    // Whatever the runtime made of what the state refused it.
    if (isOver()) throw tooMuch();
    return recorder.proof;
  }

  /**
   * Nodes that hold the keys after a block that are greater than `after` (from the first on, when not given), with
   * their values, until they have more than `maxBytes`.
   *
   * @throws BlockError `UNKNOWN_BLOCK`, `STATE_PRUNED`
   */
  proveRange(hash: Hash, after: Uint8Array | undefined, maxBytes: number): Uint8Array[] {
    const header = this.#blocks.known(hash);
    const recorder = new Recorder(this.#retained.nodes(header));
    const stateRoot = this.#retained.root(header);
    for (const key of keys(recorder, stateRoot, after)) {
      get(recorder, stateRoot, key);
      if (recorder.bytes > maxBytes) break;
    }
    return recorder.proof;
  }
}

/** A store that keeps what is read through it. It has no cache of decoded nodes: those would not be seen. */
class Recorder implements NodeStore {
  readonly #store: NodeStore;
  readonly #most: number;
  readonly #read = new Map<string, Uint8Array>();
  bytes = 0;

  /** @param most - bytes that may be read through it */
  constructor(store: NodeStore, most = Number.POSITIVE_INFINITY) {
    this.#store = store;
    this.#most = most;
  }

  get isOver(): boolean {
    return this.bytes > this.#most;
  }

  get proof(): Uint8Array[] {
    return [...this.#read.values()];
  }

  get(hash: Uint8Array): Uint8Array | undefined {
    const key = toHex(hash);
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const bytes = this.#store.get(hash);
    if (bytes !== undefined) {
      this.#read.set(key, bytes);
      this.bytes += bytes.length;
      if (this.isOver) throw tooMuch();
    }
    return bytes;
  }
}

function tooMuch(): BlockError {
  return new BlockError("OVER_BUDGET", "the call asks more of the state than a call for others may");
}
