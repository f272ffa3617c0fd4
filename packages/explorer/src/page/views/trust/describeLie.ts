import { ChainError, type RuntimeTypes } from "@opentao/sdk/browser";
import type { Lie } from "../../network/trust/ledger.ts";
import { jsonText } from "../../parts/jsonText.ts";

/** A lie in the chain's own words. */
export interface DescribedLie {
  /** Name of the item with its keys, or method and parameters. */
  readonly question: string;
  /** Hash of the block. */
  readonly at: string | undefined;
  readonly said: string;
  readonly proven: string;
}

/** Characters that are shown of a value; all of it stands in the raw form. */
const MAX_SHOWN = 400;

const cut = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);

/** JSON of a value of the state, decoded; as it is where that is impossible: who lies may say anything. */
function decoded(text: string, decode: (hex: string) => unknown): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? jsonText(decode(value)) : text;
  } catch (error) {
    if (error instanceof ChainError || error instanceof SyntaxError) return text;
    throw error;
  }
}

/** Describes a lie by the chain's types, where they are known. */
export function describeLie({ method, params, said, proven }: Lie, types: RuntimeTypes | undefined): DescribedLie {
  const at = params.findLast((one) => typeof one === "string" && /^0x[0-9a-f]{64}$/.test(one));
  const [key] = params;
  const isValue = method === "state_getStorage" || method === "state_queryStorageAt";
  const name = isValue && typeof key === "string" ? types?.storageName(key) : undefined;
  if (types === undefined || name === undefined || typeof key !== "string") {
    const question = cut(`${method} ${JSON.stringify(params)}`);
    return { question, at: undefined, said: cut(said), proven: cut(proven) };
  }
  const { decode, keysOf } = types.storage(name.pallet, name.item);
  const keys = decoded(JSON.stringify(key), keysOf);
  return {
    question: `${name.pallet}.${name.item} ${cut(keys)}`,
    at: typeof at === "string" ? at : undefined,
    said: cut(decoded(said, decode)),
    proven: cut(decoded(proven, decode)),
  };
}
