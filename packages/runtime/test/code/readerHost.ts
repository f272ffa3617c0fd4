import { bytes, option } from "@opentao/codec";
import { blake2b128, blake2b256 } from "@opentao/crypto";
import type { Externalities } from "../../src/boundary.ts";

const PAGE = 65_536;

/** Exports of the module, beside its methods. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly __heap_base: WebAssembly.Global;
}

/** A host like those of light clients: it runs the methods of a module over a state that it only reads. */
export class ReaderHost {
  readonly #module: WebAssembly.Module;

  constructor(code: Uint8Array) {
    this.#module = new WebAssembly.Module(Uint8Array.from(code));
  }

  /** Names of the methods. */
  get methods(): string[] {
    return WebAssembly.Module.exports(this.#module)
      .filter(({ kind }) => kind === "function")
      .map(({ name }) => name)
      .sort();
  }

  /** Functions that the module imports from its host. */
  get imports(): string[] {
    return WebAssembly.Module.imports(this.#module).map(({ module, name }) => `${module}.${name}`);
  }

  /** Runs a method in an instance of its own. @throws WebAssembly.RuntimeError */
  call(method: string, input: Uint8Array, state: Externalities): Uint8Array {
    let top = 0;
    const at = (span: bigint): Uint8Array => {
      const [pointer, length] = [Number(span & 0xffff_ffffn), Number((span >> 32n) & 0xffff_ffffn)];
      if (pointer + length > exports.memory.buffer.byteLength) throw new RangeError("the span leaves the memory");
      return new Uint8Array(exports.memory.buffer, pointer, length);
    };
    const put = (data: Uint8Array): number => {
      const pointer = top;
      top += Math.ceil(data.length / 8) * 8;
      const missing = top - exports.memory.buffer.byteLength;
      if (missing > 0) exports.memory.grow(Math.ceil(missing / PAGE));
      new Uint8Array(exports.memory.buffer).set(data, pointer);
      return pointer;
    };
    const env = {
      ext_storage_get_version_1: (key: bigint) => {
        const answer = option(bytes()).encode(state.get(at(key).slice()));
        return (BigInt(answer.length) << 32n) | BigInt(put(answer));
      },
      ext_hashing_blake2_128_version_1: (data: bigint) => put(blake2b128(at(data))),
      ext_hashing_blake2_256_version_1: (data: bigint) => put(blake2b256(at(data))),
    };
    const instance = new WebAssembly.Instance(this.#module, { env });
    // The module exports both: hosts of Substrate-based runtimes refuse one that does not.
    const exports = instance.exports as unknown as Exports;
    top = Number(exports.__heap_base.value);
    const run = instance.exports[method];
    if (typeof run !== "function") throw new TypeError(`there is no method ${method}`);
    return at(run(put(input), input.length)).slice();
  }
}
