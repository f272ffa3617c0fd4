import type { TypeRef } from "@opentao/codec";
import { type OuterEnums, outerEnum, type PalletDescription } from "../metadata/description.ts";
import type { ChainParameters } from "../parameters.ts";
import type { Pallet } from "./pallet.ts";

/** A pallet as metadata shows it. */
export function describePallet(pallet: Pallet, params: ChainParameters): PalletDescription {
  const { name, index, docs, storage, codecs, constants = {} } = pallet;
  // By name: what a module exports stands in another order once it is bundled, and metadata must not depend on that.
  const entries = Object.values(storage ?? {})
    .map((item) => item.describe(params))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
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

/** The enumerations over all pallets. */
export function outerEnums(pallets: readonly Pallet[], call: TypeRef, path: string): OuterEnums {
  return {
    call,
    event: outerEnum(`${path}::RuntimeEvent`, partOf(pallets, "events")),
    error: outerEnum(`${path}::RuntimeError`, partOf(pallets, "errors")),
  };
}

function partOf(pallets: readonly Pallet[], part: "events" | "errors") {
  return pallets.map(({ name, index, codecs }) => ({ name, index, type: codecs[part]?.type }));
}
