import { anonymous, type TypeRef, u8 } from "@opentao/codec";
import type { RuntimeDescription } from "./description.ts";

/** The transaction extensions as one type: a tuple in the order in which they are written. */
export function extensionsType({ extrinsic }: Pick<RuntimeDescription, "extrinsic">): TypeRef {
  return anonymous({ kind: "tuple", items: extrinsic.extensions.map((extension) => extension.type) });
}

/** Path of the extrinsic in every Substrate-based runtime; clients look for it. */
const GENERIC_EXTRINSIC = "sp_runtime::generic::unchecked_extrinsic::UncheckedExtrinsic";

/**
 * The extrinsic's type. Its bytes are opaque; what they are made of is told by the parameters Address, Call, Signature
 * and Extension, in this order, where clients of metadata V14 look for it.
 */
export function extrinsicType(description: Pick<RuntimeDescription, "extrinsic" | "outerEnums">): TypeRef {
  const { address, signature, path } = description.extrinsic;
  const params = [
    { name: "Address", type: address },
    { name: "Call", type: description.outerEnums.call },
    { name: "Signature", type: signature },
    { name: "Extension", type: extensionsType(description) },
  ];
  const wrapper = (at: string, inner: TypeRef): TypeRef => ({
    path: at.split("::"),
    params,
    docs: [],
    def: { kind: "composite", fields: [{ type: inner, docs: [] }] },
  });
  const generic = wrapper(GENERIC_EXTRINSIC, anonymous({ kind: "sequence", inner: u8.type }));
  return path === GENERIC_EXTRINSIC ? generic : wrapper(path, generic);
}
