import { moduleBytes } from "./bytes.ts";

const PAGE = 65_536;
/** Longest output of a function: a part of its input's place, however short the input is. */
const OUTPUT = 64;
/** An instance for inputs of up to 1 MiB is kept for the next ones; a longer input has one of its own. */
const KEPT = 1024 * 1024;

/** Exports of the module; packages/crypto/wasm says what each function reads and writes. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** Beginning of the stack, which grows from there to 0. */
  readonly __stack_pointer: { readonly value: number };
  blake2b(at: number, length: number, size: number): void;
  twox(at: number, length: number, words: number): void;
  pbkdf2_sha512(at: number, length: number, password: number, rounds: number): void;
  sr25519_verify(at: number, length: number): number;
  sr25519_verify_batch(at: number, length: number, count: number): void;
  sr25519_sign(at: number, length: number): number;
  sr25519_public(at: number, length: number): number;
  sr25519_expand(at: number, length: number): number;
  sr25519_derive_hard(at: number, length: number): number;
  sr25519_derive_soft(at: number, length: number): number;
  ed25519_verify(at: number, length: number): number;
  ed25519_sign(at: number, length: number): void;
  ed25519_public(at: number, length: number): void;
}

/** Part of the engine's WebAssembly that is needed here: the types of the language do not have it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

let compiled: object | undefined;

/** The module with a memory of its own, and in it a place for inputs. */
export class Instance {
  readonly exports: Exports;
  /** Address of inputs. */
  readonly at: number;
  readonly capacity: number;
  #memory: Uint8Array;

  constructor(pages: number) {
    compiled ??= new WebAssembly.Module(moduleBytes());
    // The one boundary to untyped code; the test of every function is that of its signature here.
    this.exports = new WebAssembly.Instance(compiled, {}).exports as Exports;
    this.at = PAGE * this.exports.memory.grow(pages);
    this.capacity = PAGE * pages;
    this.#memory = new Uint8Array(this.exports.memory.buffer);
  }

  /** All memory. A batch may have made it grow, which takes the old view away. */
  get memory(): Uint8Array {
    if (this.#memory.length === 0) this.#memory = new Uint8Array(this.exports.memory.buffer);
    return this.#memory;
  }

  /** The first bytes of the output. */
  output(length: number): Uint8Array {
    return this.memory.slice(this.at, this.at + length);
  }

  /** Overwrites an input and all that functions left on the stack. */
  wipe(length: number): void {
    this.memory.fill(0, 0, this.exports.__stack_pointer.value);
    this.memory.fill(0, this.at, this.at + Math.max(length, OUTPUT));
  }
}

let kept: Instance | undefined;

/** Takes the kept instance, or another one where an input has no space in it. */
function take(length: number): Instance {
  const instance = kept;
  if (instance === undefined || length > instance.capacity) return create(length);
  kept = undefined;
  return instance;
}

function create(length: number): Instance {
  const pages = Math.max(1, length / PAGE);
  return new Instance(length <= KEPT ? 2 ** Math.ceil(Math.log2(pages)) : Math.ceil(pages));
}

/**
 * Keeps an instance for the next input. One in which something was thrown does not come here: a stack that was used up,
 * or memory that was not to be had, leaves it as no function expects it.
 */
function giveBack(instance: Instance): void {
  if (instance.capacity <= KEPT) kept = instance;
}

/** Lays bytes before a function of the module. */
export function withBytes<T>(bytes: Uint8Array, act: (instance: Instance) => T): T {
  const instance = take(bytes.length);
  instance.memory.set(bytes, instance.at);
  const result = act(instance);
  giveBack(instance);
  return result;
}

/** Lays parts of an input one after the other before a function of the module. */
export function withInput<T>(parts: readonly Uint8Array[], act: (instance: Instance, length: number) => T): T {
  let length = 0;
  for (const part of parts) length += part.length;
  const instance = take(length);
  const { memory } = instance;
  let at = instance.at;
  for (const part of parts) {
    memory.set(part, at);
    at += part.length;
  }
  const result = act(instance, length);
  giveBack(instance);
  return result;
}

/** {@link withInput} for secrets: nothing of them stays in the module's memory, whatever happens. */
export function withSecrets<T>(parts: readonly Uint8Array[], act: (instance: Instance, length: number) => T): T {
  return withInput(parts, (instance, length) => {
    try {
      return act(instance, length);
    } finally {
      instance.wipe(length);
    }
  });
}
