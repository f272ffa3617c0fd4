import type { TypeRef } from "@opentao/codec";

/** An enumeration over pallets: an alternative for each pallet that has the part, with the pallet's name and index. */
export function outerEnum(
  path: string,
  pallets: readonly { readonly name: string; readonly index: number; readonly type: TypeRef | undefined }[],
): TypeRef {
  const variants = pallets.flatMap(({ name, index, type }) =>
    type === undefined ? [] : [{ name, index, fields: [{ type, docs: [] }], docs: [] }],
  );
  return { path: path.split("::"), params: [], docs: [], def: { kind: "variant", variants } };
}
