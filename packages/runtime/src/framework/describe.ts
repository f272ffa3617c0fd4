import { type AnyCodec, anonymous, type TypeRef } from "@opentao/codec";
import type { OuterEnums, PalletDescription } from "../metadata/description.ts";
import type { ChainParameters } from "../parameters.ts";
import type { Pallet } from "./pallet.ts";
import { variantOf } from "./runtimeCall.ts";

/** A pallet as metadata shows it. */
export function describePallet(pallet: Pallet, params: ChainParameters): PalletDescription {
  const { name, index, docs, storage, codecs, constants = {} } = pallet;
  const entries = Object.values(storage ?? {}).map((item) => item.describe(params));
  return {
    name,
    index,
    docs: docs === undefined ? [] : [docs],
    ...(storage === undefined ? {} : { storage: { prefix: name, entries } }),
    ...(codecs.calls === undefined ? {} : { calls: codecs.calls.type }),
    ...(codecs.events === undefined ? {} : { events: codecs.events.type }),
    ...(codecs.errors === undefined ? {} : { errors: codecs.errors.type }),
    constants: Object.values(constants).map((constant) => constant.describe(params)),
  };
}

/** An enumeration over pallets: one alternative for each pallet that has the part. */
export function outerEnum(pallets: readonly Pallet[], part: keyof Pallet["codecs"], path: string): TypeRef {
  const variants = pallets.flatMap(({ name, index, codecs }) => {
    const codec: AnyCodec | undefined = codecs[part];
    return codec === undefined ? [] : [variantOf(name, index, codec)];
  });
  return { ...anonymous({ kind: "variant", variants }), path: path.split("::") };
}

/** The enumerations over all pallets. */
export function outerEnums(pallets: readonly Pallet[], call: TypeRef, path: string): OuterEnums {
  return {
    call,
    event: outerEnum(pallets, "events", `${path}::RuntimeEvent`),
    error: outerEnum(pallets, "errors", `${path}::RuntimeError`),
  };
}
