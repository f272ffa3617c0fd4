import type { Header } from "@opentao/codec/primitives";
import { type Externalities, HostFault, type Runtime, type UnexecutedBlock } from "@opentao/runtime/boundary";
import type { NodeCache, NodeStore } from "@opentao/trie";
import {
  ByteCache,
  DEFAULT_BUDGET,
  latin1,
  MeteredExternalities,
  nodeCache,
  type SignatureVerifier,
  type Signed,
  StateExternalities,
  TrieState,
  ValueCache,
} from "../../state/index.ts";
import { BlockError } from "../errors.ts";
import { type Presumed, presumeCall, presumingState } from "./presumedCall.ts";
import type { RetainedStates } from "./retainedStates.ts";
import { TriedState } from "./triedState.ts";

/** Room for caches, in bytes. */
export interface CacheLimits {
  /** Decoded nodes of the trie. */
  readonly nodes: number;
  /** Values of the best block's state. */
  readonly values: number;
}

/** Limits that are used when none are given. */
export const DEFAULT_CACHES: CacheLimits = { nodes: 32 * 1024 * 1024, values: 16 * 1024 * 1024 };

/** Room for answers that depend on the runtime alone, in bytes: strangers choose what they are asked with. */
const CONSTANTS = 2 * 1024 * 1024;

/** Methods whose answer depends on the runtime alone. */
const CONSTANT = /^(Core_version|Metadata_.*)$/;

/** The states of a chain, and calls of the runtime over them. */
export class States {
  readonly #runtime: Runtime;
  readonly #retained: RetainedStates;
  readonly #decoded: NodeCache;
  readonly #signatures: SignatureVerifier;
  /** The state that was opened last: a block's parent is opened for each call over it. */
  #opened: { readonly header: Header; readonly state: TrieState } | undefined;
  readonly #constants = new ByteCache<Uint8Array>(CONSTANTS);
  /** Values of the best block's state. */
  readonly values: ValueCache;

  constructor(runtime: Runtime, retained: RetainedStates, signatures: SignatureVerifier, limits: CacheLimits) {
    this.#runtime = runtime;
    this.#retained = retained;
    this.#decoded = nodeCache(limits.nodes);
    this.#signatures = signatures;
    this.values = new ValueCache(limits.values);
  }

  /** The state after a block, as it is stored. @throws BlockError `STATE_PRUNED` */
  stored(header: Header): TrieState {
    const root = this.#retained.root(header);
    if (this.#opened?.header !== header) {
      this.#opened = { header, state: new TrieState(this.#nodes(header), root, this.values) };
    }
    return this.#opened.state;
  }

  /** The state after a block, to make changes over. @throws BlockError `STATE_PRUNED` */
  open(header: Header): StateExternalities {
    return new StateExternalities(this.stored(header), this.#signatures);
  }

  /** Calls the runtime; changes are dropped. @throws RuntimePanic; BlockError `STATE_PRUNED`, `OVER_BUDGET` */
  call(header: Header, method: string, input: Uint8Array): Uint8Array {
    if (!CONSTANT.test(method) || input.length > 4) return this.#metered(method, input, this.open(header));
    const key = `${method} ${latin1(input)}`;
    const known = this.#constants.get(key);
    if (known !== undefined) return known;
    // The answer is the same where the state is gone.
    const state = new TrieState(this.#nodes(header), header.stateRoot, this.values);
    const output = this.#runtime.call(method, input, new StateExternalities(state, this.#signatures));
    this.#constants.set(key, output, output.length);
    return output;
  }

  /**
   * The signatures of a block's extrinsics, read over the state after one of its ancestors; none where the runtime does
   * not read them apart. @throws RuntimePanic; BlockError `STATE_PRUNED`
   */
  signaturesOf(header: Header, block: UnexecutedBlock): readonly Signed[] {
    const { signed, state } = presumingState(this.stored(header));
    try {
      this.#runtime.readSignatures?.(block, state);
    } catch (error) {
      throw ofChain(error);
    }
    return signed;
  }

  /** Calls the runtime as though all signatures were right ({@link presumeCall}). @throws BlockError `STATE_PRUNED` */
  presume(header: Header, method: string, input: Uint8Array): Presumed | undefined {
    return presumeCall(this.#runtime, this.stored(header), method, input);
  }

  /**
   * Runs several calls of the runtime over the state after a block, which see each other's changes; these are dropped.
   * All together may ask of the state what one call may. Roots are not calculated.
   *
   * @param signatures - verifies those of these calls alone
   * @throws RuntimePanic; BlockError `STATE_PRUNED`, `OVER_BUDGET`
   */
  attempt<T>(
    what: string,
    header: Header,
    signatures: Pick<SignatureVerifier, "verify">,
    run: (runtime: Runtime, state: Externalities) => T,
  ): T {
    const changed = new TriedState(this.stored(header), signatures);
    return this.#within(what, changed, (state) => run(this.#runtime, state));
  }

  #metered(method: string, input: Uint8Array, state: StateExternalities): Uint8Array {
    return this.#within(method, state, (metered) => this.#runtime.call(method, input, metered));
  }

  /** Ends what asks for too much with an error that says so, whatever the runtime made of it. */
  #within<T>(what: string, state: StateExternalities, run: (metered: Externalities) => T): T {
    const metered = new MeteredExternalities(state, DEFAULT_BUDGET);
    let output: { readonly of: T } | undefined;
    try {
      output = { of: run(metered) };
    } catch (error) {
      if (!metered.isOver) throw ofChain(error);
    }
    if (output !== undefined && !metered.isOver) return output.of;
    const { operations, writtenBytes } = DEFAULT_BUDGET;
    const bounds = `${operations} reads and writes, ${writtenBytes} bytes written`;
    const hint = `Ask for less at a time: one call may take ${bounds}.`;
    throw new BlockError("OVER_BUDGET", `${what} asks more of the state than one call may`, hint);
  }

  #nodes(header: Header): NodeStore {
    return { ...this.#retained.nodes(header), decoded: this.#decoded };
  }
}

/** Returns the error of a call of the runtime: a state that went while it was read is no fault of this machine. */
export function ofChain(error: unknown): unknown {
  return error instanceof HostFault && error.cause instanceof BlockError ? error.cause : error;
}
