import { CodecError, fromHex } from "@opentao/codec";
import { CryptoError, decodeAddress } from "@opentao/crypto";
import type { Hash } from "../../chain/interface.ts";
import { invalidParams } from "./errors.ts";

/** Bytes of the longest key of the storage: no pallet makes longer ones, and no chain specification may have them. */
const MAX_KEY = 1024;

const HASH = /^0x[0-9a-fA-F]{64}$/;

/** A value that a client sent, and where it stands. */
export class Param {
  readonly value: unknown;
  readonly #where: string;

  constructor(value: unknown, where: string) {
    this.value = value;
    this.#where = where;
  }

  /** True when nothing was given. */
  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  /** @throws RpcError `invalidParams`, like all that follow */
  hash(): Hash {
    if (typeof this.value !== "string" || !HASH.test(this.value)) throw this.#expected("32 bytes as 0x and hex digits");
    // The pattern above is what Hash asks for.
    return this.value.toLowerCase() as Hash;
  }

  text(): string {
    if (typeof this.value !== "string") throw this.#expected("a text");
    return this.value;
  }

  /** Hex digits, with or without `0x` in front; a long text may have become bytes where the message was parsed. */
  bytes(): Uint8Array {
    if (this.value instanceof Uint8Array) return this.value;
    if (typeof this.value !== "string") throw this.#expected("bytes as 0x and hex digits");
    try {
      return fromHex(this.value);
    } catch (error) {
      if (error instanceof CodecError) throw this.#expected("bytes as 0x and hex digits");
      throw error;
    }
  }

  /** A key of the storage, or the beginning of one. */
  storageKey(): Uint8Array {
    const key = this.bytes();
    if (key.length > MAX_KEY) throw this.#expected(`a key of at most ${MAX_KEY} bytes`);
    return key;
  }

  /** A whole number from 0 to `max`. */
  integer(max = Number.MAX_SAFE_INTEGER): number {
    if (typeof this.value === "number" && Number.isInteger(this.value) && this.value >= 0 && this.value <= max) {
      return this.value;
    }
    throw this.#expected(`a whole number from 0 to ${max}`);
  }

  /** A height: a number, or `0x` and hex digits. */
  blockNumber(): number {
    if (typeof this.value === "string" && /^0x[0-9a-fA-F]{1,13}$/.test(this.value)) return Number(this.value);
    return this.integer();
  }

  boolean(): boolean {
    if (typeof this.value !== "boolean") throw this.#expected("true or false");
    return this.value;
  }

  /** An account by its address. */
  account(): Uint8Array {
    const address = this.text();
    try {
      return decodeAddress(address);
    } catch (error) {
      if (error instanceof CryptoError) throw invalidParams(`${this.#where}: ${error.message}`);
      throw error;
    }
  }

  /** The members of a list. */
  list(max: number): Param[] {
    if (!Array.isArray(this.value)) throw this.#expected("a list");
    if (this.value.length > max) throw this.#expected(`a list of at most ${max}`);
    return this.value.map((item, i) => new Param(item, `${this.#where}, item ${i + 1}`));
  }

  /** A member of an object. */
  member(name: string): Param {
    const { value } = this;
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw this.#expected("an object");
    return new Param(Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined, `${this.#where}, ${name}`);
  }

  /** One of a few words. */
  oneOf<const W extends string>(words: readonly W[]): W {
    const found = words.find((word) => word === this.value);
    if (found === undefined) throw this.#expected(`one of ${words.join(", ")}`);
    return found;
  }

  /** Reads the value, when one was given; returns `undefined` otherwise. */
  optional<T>(read: (param: Param) => T): T | undefined {
    return this.isAbsent ? undefined : read(this);
  }

  #expected(what: string) {
    return invalidParams(`${this.#where}: expected ${what}`);
  }
}

/** The parameters of a call, in order. */
export class Params {
  readonly #values: readonly unknown[];

  constructor(values: readonly unknown[]) {
    this.#values = values;
  }

  get length(): number {
    return this.#values.length;
  }

  /** Values as they came. */
  get values(): readonly unknown[] {
    return this.#values;
  }

  /** The parameter at a position, the first being 0. */
  at(index: number): Param {
    return new Param(this.#values[index], `parameter ${index + 1}`);
  }
}
