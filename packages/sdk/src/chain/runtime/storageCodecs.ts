import type { MetadataLookup } from "@polkadot-api/metadata-builders";
import {
  Blake2128,
  Blake2128Concat,
  Blake2256,
  type Codec,
  Identity,
  Storage,
  Twox64Concat,
  Twox128,
  Twox256,
} from "@polkadot-api/substrate-bindings";
import { keyTypes } from "../../descriptors/entries.ts";

type Pallet = MetadataLookup["metadata"]["pallets"][number];
type Item = NonNullable<Pallet["storage"]>["items"][number];

const HASHERS = { Blake2128, Blake2128Concat, Blake2256, Identity, Twox64Concat, Twox128, Twox256 };
/** Metadata's mark of an item that holds a default where the state has no entry. */
const HAS_DEFAULT = 1;

/** Codecs of a storage item: its keys, its value, and what absence stands for. */
export interface StorageCodecs {
  readonly keys: ReturnType<ReturnType<typeof Storage>>;
  readonly decode: (value: Uint8Array | string) => unknown;
  readonly fallback: unknown;
}

/** Makes the codecs of a storage item. @param codecOf - gives the codec of a type's values */
export function storageCodecs(
  lookup: MetadataLookup,
  codecOf: (type: number) => Codec<unknown>,
  pallet: string,
  item: Item,
): StorageCodecs {
  const { type, name } = item;
  const hashers = type.tag === "plain" ? [] : type.value.hashers.map(({ tag }) => HASHERS[tag]);
  const keys = keyTypes(lookup, item).map(codecOf);
  const pairs = hashers.flatMap((hasher, at): [Codec<unknown>, typeof hasher][] => {
    const codec = keys[at];
    return codec === undefined ? [] : [[codec, hasher]];
  });
  if (pairs.length !== hashers.length) throw new Error("it has other keys than hashers");
  const value = type.tag === "plain" ? type.value : type.value.value;
  const { dec } = codecOf(value);
  // An entry that holds nothing is there all the same.
  const decode: StorageCodecs["decode"] = lookup(value).type === "void" ? () => null : dec;
  return {
    keys: Storage(pallet)(name, ...pairs),
    decode,
    fallback: item.modifier === HAS_DEFAULT ? decode(item.fallback) : undefined,
  };
}
