import type { Apis } from "../../descriptors/generated/api.ts";
import type { Calls } from "../../descriptors/generated/call.ts";
import type { Constants } from "../../descriptors/generated/constant.ts";
import type { Storage } from "../../descriptors/generated/storage.ts";
import { keyNamesOf } from "../../descriptors/keyNames.ts";
import type { ApiMethod, StorageItem } from "../../descriptors/shapes.ts";
import type { ChainAccess } from "../access.ts";
import { ChainError } from "../errors.ts";
import type { RawChain } from "./raw.ts";

/** Arguments of a function that takes one record, or nothing. */
type Given<Args> = Args extends undefined ? [] : [args: Args];

/** The first of some keys, from none to all but the last. */
type Prefix<Keys extends readonly unknown[]> = Keys extends readonly [...infer Head, unknown]
  ? Head | Prefix<Head>
  : never;

/** Arguments that are the keys of a storage item: a list, or a record of those that have names. */
type KeyArgs<Keys> = Keys extends readonly unknown[] ? Keys : [keys: Keys];

/** Arguments that are the first keys of a map. */
type PrefixArgs<Keys> = Keys extends readonly unknown[] ? Prefix<Keys> : [keys?: Partial<Keys>];

/** Reads the value of a storage item under these keys. @throws ChainError */
type ReadItem<Keys, Value, Absent> = (...keys: KeyArgs<Keys>) => Promise<Value | Absent>;

/** Reads a map. */
interface ReadMap<Keys, Value, Absent, Listed> extends ReadItem<Keys, Value, Absent> {
  /** All entries, or those whose keys begin with these. @throws ChainError */
  entries(...keys: PrefixArgs<Keys>): Promise<readonly { readonly keys: Listed; readonly value: Value }[]>;
}

/**
 * Storage by pallet and item: `query.SubtensorModule.Uids(netuid, hotkey)`. Keys of which two have the same type are
 * given by name: `query.SubtensorModule.AlphaV2({ hotkey, coldkey, netuid })`.
 */
export type StorageReads = {
  readonly [Pallet in keyof Storage]: {
    readonly [Item in keyof Storage[Pallet]]: Storage[Pallet][Item] extends StorageItem<
      infer Keys,
      infer Value,
      infer Absent,
      infer Listed
    >
      ? Keys extends readonly []
        ? ReadItem<Keys, Value, Absent>
        : ReadMap<Keys, Value, Absent, Listed>
      : never;
  };
};

/** Runtime APIs by method, arguments by name: `apis.SwapRuntimeApi.current_alpha_price({ netuid })`. */
export type ApiReads = {
  readonly [Api in keyof Apis]: {
    readonly [Method in keyof Apis[Api]]: Apis[Api][Method] extends ApiMethod<infer Args, infer Result>
      ? (...args: Given<Args>) => Promise<Result>
      : never;
  };
};

/** Constants by pallet: `constants.Balances.ExistentialDeposit()`. */
export type ConstantReads = {
  readonly [Pallet in keyof Constants]: {
    readonly [Name in keyof Constants[Pallet]]: () => Promise<Constants[Pallet][Name]>;
  };
};

/** A call of a pallet with its arguments. */
export interface CallOf<Pallet extends keyof Calls, Name extends keyof Calls[Pallet]> {
  readonly type: Pallet;
  readonly value: { readonly type: Name; readonly value: Calls[Pallet][Name] };
}

/** Calls by pallet: `tx.SubtensorModule.add_stake({ hotkey, netuid, amount_staked })`. */
export type Tx = {
  readonly [Pallet in keyof Calls]: {
    readonly [Name in keyof Calls[Pallet]]: (...args: Given<Calls[Pallet][Name]>) => CallOf<Pallet, Name>;
  };
};

type ByNames = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** An object whose properties are made of their names when they are asked for, once. */
function byName<Value>(make: (name: string) => Value): Readonly<Record<string, Value>> {
  const made: Record<string, Value> = Object.create(null);
  return new Proxy(made, {
    get: (_, name) => {
      // A promise resolves with what it is given unless that has a `then`.
      if (typeof name !== "string" || name === "then") return undefined;
      made[name] ??= make(name);
      return made[name];
    },
  });
}

function byNames(make: (owner: string, name: string) => unknown): ByNames {
  return byName((owner) => byName((name) => make(owner, name)));
}

/** Reads of one block, with types. */
export interface TypedReads {
  readonly query: StorageReads;
  readonly apis: ApiReads;
}

/** The first keys of a map in their order, of a record of them. @throws ChainError `INVALID_ARGUMENT` */
function inOrder(names: readonly string[], keys: unknown): unknown[] {
  const given = new Map(Object.entries(keys ?? {}).filter(([, key]) => key !== undefined));
  const first = names.slice(0, given.size);
  if (first.every((name) => given.has(name))) return first.map((name) => given.get(name));
  const message = `the keys ${[...given.keys()].join(", ")} are not the first of ${names.join(", ")}`;
  throw new ChainError("INVALID_ARGUMENT", message, "Give those before them too, or list more entries.");
}

/** The storage and the runtime APIs of a chain after the block `at`; of the best one by default. */
export function typedReads(chain: ChainAccess, raw: RawChain, at?: string): TypedReads {
  const query = byNames((pallet, item) => {
    const names = keyNamesOf(pallet, item);
    const ready = async (): Promise<void> => (await chain.types(at)).described.ensure("storage", pallet, item);
    const read = async (...keys: unknown[]): Promise<unknown> => {
      await ready();
      return raw.query(pallet, item, names === undefined ? keys : inOrder(names, keys[0]), { at });
    };
    const entries = async (...keys: unknown[]): Promise<unknown> => {
      await ready();
      if (names === undefined) return raw.entries(pallet, item, keys, { at });
      const found = await raw.entries(pallet, item, inOrder(names, keys[0]), { at });
      return found.map((entry) => ({
        keys: Object.fromEntries(names.map((name, place) => [name, entry.keys[place]])),
        value: entry.value,
      }));
    };
    return Object.assign(read, { entries });
  });
  const apis = byNames((api, method) => async (args: Readonly<Record<string, unknown>> = {}) => {
    const types = await chain.types(at);
    types.described.ensure("api", api, method);
    const names = types.runtimeApi(api, method).args;
    return raw.call(
      api,
      method,
      names.map((name) => args[name]),
      { at },
    );
  });
  // The types are those that the descriptors give to entries with the checksums that `Described` compares.
  return { query, apis } as unknown as TypedReads;
}

/** The constants of a chain. */
export function typedConstants(chain: ChainAccess): ConstantReads {
  const constants = byNames((pallet, name) => async () => {
    const types = await chain.types();
    types.described.ensure("constant", pallet, name);
    return types.constant(pallet, name);
  });
  return constants as unknown as ConstantReads; // as in typedReads
}

/** Calls of pallets, to be submitted or put into other calls. A chain is asked for them when they are submitted. */
export const tx: Tx =
  // A call holds the names and arguments that it is made of.
  byNames((type, name) => (value?: unknown) => ({ type, value: { type: name, value } })) as unknown as Tx;
