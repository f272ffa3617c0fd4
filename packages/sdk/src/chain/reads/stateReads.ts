import { toHex } from "@opentao/codec";
import type { Apis } from "../../descriptors/generated/api.ts";
import type { Storage } from "../../descriptors/generated/storage.ts";
import type { ApiMethod, StorageItem } from "../../descriptors/shapes.ts";
import type { RuntimeTypes } from "../runtime/runtimeTypes.ts";

/** A read of a state that goes with another request: how it is asked for, and what the answer means. */
export interface StateRead<T> {
  /** Method and input (hex digits), as `opentao_simulate` takes them. @throws ChainError */
  request(types: RuntimeTypes): readonly [method: string, input: string];
  /** Value of an answer (hex digits, `null` where nothing stands). @throws ChainError */
  decode(types: RuntimeTypes, answer: string | null): T;
}

/** Values that a list of reads gives. */
export type ReadValues<Reads extends readonly StateRead<unknown>[]> = {
  readonly [Place in keyof Reads]: Reads[Place] extends StateRead<infer T> ? T : never;
};

type ArgsOf<Method> = Method extends ApiMethod<infer Args, unknown> ? Args : never;
type ResultOf<Method> = Method extends ApiMethod<unknown, infer Result> ? Result : never;

/** Reads by a method of a runtime API; arguments by name, `undefined` where it takes none. */
export function apiRead<Api extends keyof Apis & string, Method extends keyof Apis[Api] & string>(
  api: Api,
  method: Method,
  args: ArgsOf<Apis[Api][Method]>,
): StateRead<ResultOf<Apis[Api][Method]>> {
  const given = new Map<string, unknown>(Object.entries(args ?? {}));
  return {
    request: (types) => {
      types.described.ensure("api", api, method);
      const { args: names, encode } = types.runtimeApi(api, method);
      return [`${api}_${method}`, toHex(encode(names.map((name) => given.get(name))))];
    },
    // The type is that which the descriptors give to the method with the checksum that `request` compares.
    decode: (types, answer) => types.runtimeApi(api, method).decode(answer ?? "0x") as ResultOf<Apis[Api][Method]>,
  };
}

type KeysOf<Item> =
  Item extends StorageItem<infer Keys, unknown, unknown, unknown>
    ? Keys extends readonly unknown[]
      ? Keys
      : never
    : never;
type ValueOf<Item> = Item extends StorageItem<unknown, infer Value, infer Absent, unknown> ? Value | Absent : never;

/** Reads a storage item whose keys are a list. */
export function storageRead<Pallet extends keyof Storage & string, Item extends keyof Storage[Pallet] & string>(
  pallet: Pallet,
  item: Item,
  keys: KeysOf<Storage[Pallet][Item]>,
): StateRead<ValueOf<Storage[Pallet][Item]>> {
  return {
    request: (types) => {
      types.described.ensure("storage", pallet, item);
      return ["state_getStorage", types.storage(pallet, item).key(keys)];
    },
    decode: (types, answer) => {
      const { fallback, decode } = types.storage(pallet, item);
      const value = answer === null ? fallback : decode(answer);
      return value as ValueOf<Storage[Pallet][Item]>; // as in apiRead
    },
  };
}
