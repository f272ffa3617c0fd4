import type { TypeRef } from "@opentao/codec";

/**
 * Spelling of a field's type when its author gave none: `Vec<u16>`, `[u8; 32]`, `AccountId32`, `Option<u64>`. That a
 * field as a whole is in compact form is not part of its spelling.
 */
export function typeNameOf(type: TypeRef): string {
  const { path, def } = type;
  return path.length === 0 && def.kind === "compact" ? spell(def.inner) : spell(type);
}

function spell(type: TypeRef): string {
  const last = type.path.at(-1);
  if (last !== undefined) {
    const params = type.path.length > 1 ? [] : type.params;
    const spelled = params.flatMap((param) => (param.type === undefined ? [] : [spell(param.type)]));
    return spelled.length === 0 ? last : `${last}<${spelled.join(", ")}>`;
  }
  const { def } = type;
  switch (def.kind) {
    case "primitive":
      return def.name;
    case "compact":
      return `Compact<${spell(def.inner)}>`;
    case "sequence":
      return `Vec<${spell(def.inner)}>`;
    case "array":
      return `[${spell(def.inner)}; ${def.length}]`;
    case "tuple":
      return `(${def.items.map(spell).join(", ")})`;
    default:
      return "";
  }
}
