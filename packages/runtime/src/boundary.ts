/**
 * The runtime boundary: all that a node knows of a runtime, and all that a runtime knows of a node.
 *
 * It is the boundary of Substrate-based chains: a runtime is a set of named methods from SCALE bytes to SCALE bytes
 * over a byte-level key-value state. Keeping to it lets a vote replace the runtime, lets the same runtime run in a page
 * or a test, and lets another executor stand beside ours.
 *
 * @example
 * ```ts
 * import { MemoryExternalities } from "@opentao/runtime";
 * import { type Runtime, RuntimePanic } from "@opentao/runtime/boundary";
 *
 * const counter: Runtime = {
 *   methods: ["Counter_add"],
 *   nodeOnly: [],
 *   call(method, input, state) {
 *     if (method !== "Counter_add") throw new RuntimePanic(`there is no method ${method}`);
 *     const [before = 0] = state.get(input) ?? [];
 *     const sum = Uint8Array.of(before + 1);
 *     state.set(input, sum);
 *     return sum;
 *   },
 * };
 *
 * const state = new MemoryExternalities();
 * const key = Uint8Array.of(7);
 * counter.call("Counter_add", key, state);
 * console.log(counter.call("Counter_add", key, state)[0]); // 2
 * ```
 *
 * @packageDocumentation
 */

import { CodedError, defineErrors } from "@opentao/base";

/** Signature schemes that a runtime may ask its host to verify. */
export type SignatureScheme = "ed25519" | "sr25519" | "ecdsa";

/**
 * Observer of the steps of a block: a host that measures them has the clock, the runtime has none. Steps are hooks
 * (`Aura.on_initialize`), extrinsics by their outermost call (`Balances.transfer_keep_alive`), epochs
 * (`SubtensorModule.epoch`) and the roots of the header (`root`).
 */
export interface BlockObserver {
  /** Notes that a step begins. A step may lie within another, as epochs do within a hook; it then ends first. */
  begin(step: string): void;
  /** Notes that the step that began last ends, whether it succeeded or not. */
  end(): void;
  /**
   * Notes figures as the runtime computes them, under a name that says what they are of, such as
   * `SubtensorModule.pool_change`. What a transaction of the state told before it was rolled back did not happen.
   * Figures stay unchanged. A host that only measures has no such method, and then none are put together.
   */
  note?(subject: string, figures: unknown): void;
}

/** Byte-level state with nested transactions, as the runtime sees it during one call. */
export interface Externalities {
  /** Observer of this call, if it makes or executes a block that the host measures. It must not throw. */
  readonly observer?: BlockObserver | undefined;
  /**
   * Value under `key`, or `undefined`. Its bytes are never changed, by caller or host: a runtime that meets the same
   * object again takes it for the same value.
   */
  get(key: Uint8Array): Uint8Array | undefined;
  /** Writes `value` under `key`. A host keeps both as they are, here and in all other methods: they stay unchanged. */
  set(key: Uint8Array, value: Uint8Array): void;
  /**
   * Writes a copy of `more` behind what stands under `key` (nothing stands under an absent one). Costs what `more`
   * costs, however long the value is by then; only the first time after what was appended was rolled back it is copied.
   */
  append(key: Uint8Array, more: Uint8Array): void;
  /** Removes `key`; nothing happens when it is absent. */
  clear(key: Uint8Array): void;
  /** Removes every key that starts with `prefix` (at most `limit`, when given); returns how many were removed. */
  clearPrefix(prefix: Uint8Array, limit?: number): number;
  /** The smallest key strictly greater than `key` in lexicographic order, or `undefined`. */
  nextKey(key: Uint8Array): Uint8Array | undefined;
  /**
   * The first keys after `key` that start with `prefix`, as `key` does, in lexicographic order: at most `limit` (1 or
   * more), and fewer only at their end. What {@link nextKey} gives step by step; a host takes less time for many at
   * once.
   */
  keysAfter(prefix: Uint8Array, key: Uint8Array, limit: number): Uint8Array[];
  /** Trie root of the state with all changes so far, in the given state version. */
  root(version: 0 | 1): Uint8Array;
  /**
   * Root of a trie whose values are `values` and whose keys are their positions as SCALE compact numbers, in the given
   * state version: what a header says of its block's extrinsics.
   */
  orderedRoot(values: readonly Uint8Array[], version: 0 | 1): Uint8Array;
  /** Opens a nested transaction. */
  startTransaction(): void;
  /** Keeps the changes of the innermost open transaction. */
  commitTransaction(): void;
  /** Drops the changes of the innermost open transaction. */
  rollbackTransaction(): void;
  /**
   * Verifies a signature. A host may answer from what it has verified before, such as in the thread that validated the
   * transaction for the pool; the answer must be that of the scheme. `publicKey` is 32 bytes (33, compressed, for
   * ecdsa). The message is gone when the call returns: a host that keeps it copies it.
   */
  verify(scheme: SignatureScheme, signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
}

/**
 * Priority of transactions that cost nothing, below every other: a pool knows them by it, bounds them for each key, and
 * gives their places to those that pay.
 */
export const FREE_PRIORITY = 0n;

/** Most free transactions of a key in a block. */
export const FREE_CALLS_OF_KEY = 8;

/** Most milliseconds by which a block's time may be ahead of a node's clock (protocol: light-client §4). */
export const MAX_CLOCK_DRIFT = 30_000;

/** Block that waits to be executed: what its extrinsics' signatures depend on. */
export interface UnexecutedBlock {
  readonly number: number;
  readonly parentHash: Uint8Array;
  /** Ancestors that the state does not know yet. */
  readonly ancestors: readonly { readonly number: number; readonly hash: Uint8Array }[];
  /** Without their length prefixes. */
  readonly extrinsics: readonly Uint8Array[];
}

/** A runtime: named methods (`Core_execute_block`, `Metadata_metadata`, …) from SCALE bytes to SCALE bytes. */
export interface Runtime {
  /** Methods offered, `Trait_method`, sorted. */
  readonly methods: readonly string[];
  /** Those of {@link methods} that are for the node itself, sorted: it runs the others for anybody who asks. */
  readonly nodeOnly: readonly string[];
  /**
   * Runs `method` over `externalities`.
   *
   * @throws RuntimePanic when the method does not exist, the input does not decode, or the runtime refuses to go on (an
   *   invalid block). What was written meanwhile is the caller's to drop.
   * @throws HostFault when this machine could not carry the call through, which says nothing of the input
   */
  call(method: string, input: Uint8Array, externalities: Externalities): Uint8Array;
  /**
   * Hands the signatures of a block's extrinsics to {@link Externalities.verify}, whatever that answers, over the state
   * after one of the block's ancestors: a host verifies them in other threads before the block's turn comes. Nothing
   * follows from it for the block, and nothing stays written. A runtime without it has them verified as it executes the
   * block.
   *
   * @throws RuntimePanic, HostFault as {@link call} does
   */
  readSignatures?(block: UnexecutedBlock, externalities: Externalities): void;
}

/** Error codes of calls into the runtime, with cause and cure of each. */
export const RUNTIME_CALL_ERRORS = defineErrors("Runtime calls", 2200, {
  RUNTIME_PANIC: [
    0,
    "A call into the runtime has no result: its input is invalid.",
    "Correct the input; reject the block.",
  ],
  HOST_FAULT: [
    1,
    "Stack, memory or database of this machine gave out during a call into the runtime.",
    "Give the node more memory or disk, and start it again.",
  ],
});

/** Thrown by {@link Runtime.call} when the call cannot produce a result. Its message says why in plain words. */
export class RuntimePanic extends CodedError<"RUNTIME_PANIC"> {
  override readonly name = "RuntimePanic";

  constructor(message: string, options?: ErrorOptions) {
    super("RUNTIME_PANIC", message, undefined, options);
  }

  protected override catalog() {
    return RUNTIME_CALL_ERRORS;
  }
}

/**
 * Thrown by {@link Runtime.call} when the stack, the memory or the database of this machine gave out, or the host
 * failed in another way. Another machine may have a result, so nothing may be concluded about the input: no block is
 * invalid and no transaction refused for it. Who makes or imports blocks has to stop.
 */
export class HostFault extends CodedError<"HOST_FAULT"> {
  override readonly name = "HostFault";

  constructor(message: string, options?: ErrorOptions) {
    super("HOST_FAULT", message, undefined, options);
  }

  protected override catalog() {
    return RUNTIME_CALL_ERRORS;
  }
}
