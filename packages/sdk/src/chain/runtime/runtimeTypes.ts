import { concat, fromHex } from "@opentao/codec";
import { SS58_PREFIX } from "@opentao/crypto";
import { getDynamicBuilder, getLookupCodecBuilder, getLookupFn } from "@polkadot-api/metadata-builders";
import { decAnyMetadata, type UnifiedMetadata, unifyMetadata } from "@polkadot-api/substrate-bindings";
import { keyTypes } from "../../descriptors/entries.ts";
import type { RawCall } from "../../descriptors/shapes.ts";
import { ChainError, unknownItem } from "../errors.ts";
import { accountCodec } from "./accounts.ts";
import { Described } from "./described.ts";
import { ExtrinsicReader } from "./extrinsics.ts";
import { FitCheck } from "./fit.ts";
import { type Decode, type Encode, guardDecode, guardEncode, guardMetadata } from "./guards.ts";
import { storageCodecs } from "./storageCodecs.ts";
import { type StorageName, StorageNames } from "./storageNames.ts";

/** Keys and values of a storage item. */
export interface StorageTypes {
  /** Number of keys: 0 for a plain value. */
  readonly keyCount: number;
  /** The storage key (hex) of these keys, or the prefix that they share when fewer are given. */
  key(keys: readonly unknown[]): string;
  /** The keys that a storage key holds; keys under a hash without them cannot be read back. */
  readonly keysOf: Decode<unknown[], string>;
  readonly decode: Decode;
  /** Value that absence stands for: the default, or `undefined`. */
  readonly fallback: unknown;
}

/** Arguments and result of a runtime API method. */
export interface ApiTypes {
  /** Names of the arguments in their order. */
  readonly args: readonly string[];
  readonly encode: Encode<readonly unknown[]>;
  readonly decode: Decode;
}

/**
 * Types of a runtime by its metadata: how calls, storage, runtime APIs and errors are written and read. No codec of a
 * chain is compiled in.
 */
export class RuntimeTypes {
  readonly specVersion: number;
  readonly transactionVersion: number;
  /** Entries that the descriptors know. */
  readonly described: Described;
  readonly #metadata: UnifiedMetadata;
  readonly #builder: ReturnType<typeof getDynamicBuilder>;
  /** Codec of a type's values, accounts remembered. */
  readonly #codecOf: ReturnType<typeof getLookupCodecBuilder>;
  readonly #lookup: ReturnType<typeof getLookupFn>;
  readonly #fit: FitCheck;
  readonly #storage = new Map<string, StorageTypes>();
  readonly #apis = new Map<string, ApiTypes>();
  readonly #prefix: number;
  #extrinsics: ExtrinsicReader | undefined;
  #storageNames: StorageNames | undefined;

  /** @throws ChainError `UNSUPPORTED_CHAIN` when the metadata cannot be read */
  constructor(metadata: Uint8Array, specVersion: number, transactionVersion: number) {
    this.specVersion = specVersion;
    this.transactionVersion = transactionVersion;
    this.#metadata = guardMetadata("the chain's metadata", () => unifyMetadata(decAnyMetadata(metadata)));
    this.#lookup = getLookupFn(this.#metadata);
    this.#builder = getDynamicBuilder(this.#lookup);
    this.#prefix = this.#builder.ss58Prefix ?? SS58_PREFIX;
    this.#codecOf = getLookupCodecBuilder(this.#lookup, accountCodec(this.#prefix));
    this.#fit = new FitCheck(this.#lookup.call);
    this.described = new Described(this.#lookup, specVersion);
  }

  #pallet(name: string): UnifiedMetadata["pallets"][number] {
    const pallet = this.#metadata.pallets.find((candidate) => candidate.name === name);
    if (pallet === undefined) throw unknownItem(`pallet ${name}`);
    return pallet;
  }

  /** A constant. @throws ChainError `UNKNOWN_ITEM`, `UNSUPPORTED_CHAIN`, `UNEXPECTED_VALUE` */
  constant(pallet: string, name: string): unknown {
    const constant = this.#pallet(pallet).constants.find((candidate) => candidate.name === name);
    if (constant === undefined) throw unknownItem(`constant ${pallet}.${name}`);
    const { dec } = this.#read(`${pallet}.${name}`, () => this.#builder.buildDefinition(constant.type));
    return guardDecode(`${pallet}.${name}`, dec)(constant.value);
  }

  /** Names of the storage item that a key (`0x` and hex digits) belongs to; `undefined` when there is none. */
  storageName(key: string): StorageName | undefined {
    this.#storageNames ??= new StorageNames(this.#metadata.pallets);
    return this.#storageNames.of(key);
  }

  /** A storage item. @throws ChainError `UNKNOWN_ITEM`, `UNSUPPORTED_CHAIN` */
  storage(pallet: string, item: string): StorageTypes {
    const name = `${pallet}.${item}`;
    const cached = this.#storage.get(name);
    if (cached !== undefined) return cached;
    const declared = this.#pallet(pallet).storage?.items.find((candidate) => candidate.name === item);
    if (declared === undefined) throw unknownItem(`storage item ${name}`);
    const keyEntries = this.#read(name, () => keyTypes(this.#lookup, declared).map(this.#lookup));
    const codecs = this.#read(name, () => storageCodecs(this.#lookup, this.#codecOf, pallet, declared));
    const types: StorageTypes = {
      keyCount: keyEntries.length,
      key: guardEncode(`the key of ${name}`, (keys) => {
        for (const [at, entry] of keyEntries.slice(0, keys.length).entries()) this.#fit.check(entry, keys[at]);
        return codecs.keys.enc(...keys);
      }),
      keysOf: guardDecode(`the key of ${name}`, codecs.keys.dec),
      decode: guardDecode(name, codecs.decode),
      fallback: codecs.fallback,
    };
    this.#storage.set(name, types);
    return types;
  }

  /** A runtime API method. @throws ChainError `UNKNOWN_ITEM`, `UNSUPPORTED_CHAIN` */
  runtimeApi(api: string, method: string): ApiTypes {
    const name = `${api}.${method}`;
    const cached = this.#apis.get(name);
    if (cached !== undefined) return cached;
    const declared = this.#metadata.apis
      .find((candidate) => candidate.name === api)
      ?.methods.find((candidate) => candidate.name === method);
    if (declared === undefined) throw unknownItem(`runtime API ${name}`);
    const { args } = this.#read(name, () => this.#builder.buildRuntimeCall(api, method));
    const { dec } = this.#read(name, () => this.#codecOf(declared.output));
    const encode = (list: readonly unknown[]): Uint8Array => {
      for (const [at, input] of declared.inputs.entries())
        this.#fit.check(this.#lookup(input.type), list[at], input.name);
      return args.enc([...list]);
    };
    const names = declared.inputs.map((input) => input.name);
    const types = { args: names, encode: guardEncode(name, encode), decode: guardDecode(name, dec) };
    this.#apis.set(name, types);
    return types;
  }

  /** Reader of extrinsics. @throws ChainError `UNSUPPORTED_CHAIN` */
  get extrinsics(): ExtrinsicReader {
    this.#extrinsics ??= this.#read("extrinsics", () => {
      const { call } = this.#lookup;
      if (call === null) throw unknownItem("type of calls");
      const extensions = this.#metadata.extrinsic.signedExtensions[0] ?? [];
      return new ExtrinsicReader({
        extensions: extensions.map(({ identifier, type }) => ({ identifier, codec: this.#codecOf(type) })),
        call: this.#codecOf(call),
        prefix: this.#prefix,
      });
    });
    return this.#extrinsics;
  }

  /** A call as bytes. @throws ChainError `UNKNOWN_ITEM`, `UNSUPPORTED_CHAIN`, `INVALID_ARGUMENT` */
  encodeCall({ type: pallet, value: { type: name, value: args } }: RawCall): Uint8Array {
    const calls = this.#pallet(pallet).calls;
    const list = calls === undefined ? undefined : this.#read(`calls of ${pallet}`, () => this.#lookup(calls.type));
    const variant = list?.type === "enum" && Object.hasOwn(list.value, name) ? list.value[name] : undefined;
    if (variant === undefined) throw unknownItem(`call ${pallet}.${name}`);
    const { codec, location } = this.#read(`${pallet}.${name}`, () => this.#builder.buildCall(pallet, name));
    const encode = (value: unknown): Uint8Array => {
      this.#fit.variant(variant, value);
      return codec.enc(value);
    };
    return concat(Uint8Array.from(location), guardEncode(`${pallet}.${name}`, encode)(args));
  }

  /** Returns what `read` makes of the metadata of `what`. @throws ChainError `UNSUPPORTED_CHAIN` */
  #read<Value>(what: string, read: () => Value): Value {
    return guardMetadata(`the chain's metadata of ${what}`, read);
  }

  /** A pallet's error by names or by indices; `undefined` when the metadata has none. */
  error(pallet: string | number, error: string | number): { pallet: string; name: string; docs: string } | undefined {
    const owner = this.#metadata.pallets.find(({ name, index }) => name === pallet || index === pallet);
    const def = owner?.errors === undefined ? undefined : this.#metadata.lookup[owner.errors.type]?.def;
    if (owner === undefined || def?.tag !== "variant") return undefined;
    const found = def.value.find(({ name, index }) => name === error || index === error);
    return found === undefined
      ? undefined
      : { pallet: owner.name, name: found.name, docs: found.docs.join(" ").trim() };
  }

  /** Transaction extensions in their order, and whether the metadata says that they are written with nothing. */
  get extensions(): readonly { identifier: string; isEmpty: boolean }[] {
    const extensions = this.#metadata.extrinsic.signedExtensions[0] ?? [];
    return extensions.map(({ identifier, type, additionalSigned }) => ({
      identifier,
      isEmpty: this.#read(identifier, () => this.#isEmpty(type) && this.#isEmpty(additionalSigned)),
    }));
  }

  /** Returns whether a type has no bytes. Each type is looked at once, also where others hold it many times over. */
  #isEmpty(type: number, known = new Map<number, boolean>()): boolean {
    const before = known.get(type);
    if (before !== undefined) return before;
    known.set(type, false); // until it is known; one that holds itself has bytes
    const entry = this.#lookup(type);
    const inner =
      entry.type === "struct" ? Object.values(entry.value) : entry.type === "tuple" ? entry.value : undefined;
    const isEmpty = entry.type === "void" || (inner?.every(({ id }) => this.#isEmpty(id, known)) ?? false);
    known.set(type, isEmpty);
    return isEmpty;
  }
}

/** The bytes of `Option<OpaqueMetadata>`: option byte and length stripped. @throws ChainError `UNSUPPORTED_CHAIN` */
export function opaqueMetadata(hex: string): Uint8Array {
  const bytes = guardMetadata("the chain's metadata", () => fromHex(hex));
  const mode = (bytes[1] ?? 0) & 3;
  if (bytes[0] !== 1 || mode === 3) {
    throw new ChainError("UNSUPPORTED_CHAIN", "the chain offers no metadata V15", "Connect to a newer node.");
  }
  return bytes.subarray(1 + 2 ** mode);
}
