import { type AnyCodec, type Codec, CodecError, lazy, makeCodec, type TypeRef, type VariantDef } from "@opentao/codec";

/** A call of some pallet: `{ type: "Balances", value: { type: "transferKeepAlive", value: { dest, value } } }`. */
export interface RuntimeCall {
  /** The pallet's name. */
  readonly type: string;
  readonly value: PalletCall;
}

/** A call within its pallet. */
export interface PalletCall {
  /** The call's name in TypeScript's spelling. */
  readonly type: string;
  /** Arguments by name. */
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Calls that one call may hold, whatever lies between: 8 inside each other (protocol: consensus §7.1), and as many
 * altogether as a full batch has, with room for a second one that is half as long.
 */
export const CALL_LIMITS = { of: "calls", depth: 8, total: 16_384 };

/**
 * Items of lists and byte strings (accounts, hashes, texts) that a call and all calls in it may hold together. What the
 * longest calls of use have is less: 65,536 pairs are sixteen subnets of 4,096 weights each, and a full batch has
 * 87,376 when each of its calls sets an identity. Together with {@link CALL_LIMITS} a call that was read takes some 25
 * MB beside its bytes at most; without a bound, each of its bytes could become 200.
 */
export const MAX_CALL_VALUES = 131_072;

/** Calls of the runtime whose code runs now. Everything is synchronous, so there is exactly one, or none. */
let active: Codec<RuntimeCall> | undefined;

/** Runs `action` with `calls` as the enumeration that {@link RuntimeCall} stands for. */
export function withRuntimeCalls<T>(calls: Codec<RuntimeCall>, action: () => T): T {
  const before = active;
  active = calls;
  try {
    return action();
  } finally {
    active = before;
  }
}

/**
 * A call of any pallet, as an argument or in storage. It stands for the enumeration of the runtime in which it is used,
 * since a pallet does not know its neighbors.
 */
export const RuntimeCall: Codec<RuntimeCall> = lazy(() => {
  if (active === undefined)
    throw new CodecError("INVALID_VALUE", "calls can be read and written within a runtime only");
  return active;
}, CALL_LIMITS);

/**
 * The enumeration of all pallets' calls. Its codec may be used anywhere; it makes itself what {@link RuntimeCall}
 * stands for.
 *
 * @param pallets - codecs of the pallets' calls by index and name
 */
export function outerCalls(
  pallets: readonly { readonly name: string; readonly index: number; readonly codec: Codec<PalletCall> }[],
  path: string,
): Codec<RuntimeCall> {
  const byName = new Map(pallets.map((pallet) => [pallet.name, pallet]));
  const byIndex = new Map(pallets.map((pallet) => [pallet.index, pallet]));
  const type: TypeRef = {
    path: path.split("::"),
    params: [],
    docs: [],
    get def() {
      const variants = pallets.map(({ name, index, codec }): VariantDef => variantOf(name, index, codec));
      return { kind: "variant", variants } as const;
    },
  };
  const codec: Codec<RuntimeCall> = makeCodec<RuntimeCall>(
    type,
    (call, out) => {
      const pallet = byName.get(call?.type);
      if (pallet === undefined) throw new CodecError("UNKNOWN_VARIANT", `no pallet ${call?.type} has calls`);
      out.u8(pallet.index);
      withRuntimeCalls(codec, () => pallet.codec.encodeTo(call.value, out));
    },
    (input) => {
      input.limitValues(MAX_CALL_VALUES);
      const index = input.u8();
      const pallet = byIndex.get(index);
      if (pallet === undefined) throw new CodecError("UNKNOWN_VARIANT", `no pallet with index ${index} has calls`);
      return { type: pallet.name, value: withRuntimeCalls(codec, () => pallet.codec.decodeFrom(input)) };
    },
  );
  return codec;
}

/** An alternative of an enumeration over pallets. */
function variantOf(name: string, index: number, codec: AnyCodec): VariantDef {
  return { name, index, fields: [{ type: codec.type, docs: [] }], docs: [] };
}
