import type { PortableDefinition, PortableField, PortableType } from "../../src/metadata/portable.ts";

/** Types that are named without being taken apart: they differ with the set of pallets, or have no end. */
const CUT = new Set([
  "node_subtensor_runtime::RuntimeCall",
  "node_subtensor_runtime::RuntimeEvent",
  "node_subtensor_runtime::RuntimeError",
  "node_subtensor_runtime::OriginCaller",
  "node_subtensor_runtime::Runtime",
  "node_subtensor_runtime::RuntimeHoldReason",
  "node_subtensor_runtime::RuntimeFreezeReason",
  "fp_self_contained::unchecked_extrinsic::UncheckedExtrinsic",
  "sp_runtime::generic::era::Era",
]);

/** Writes types of a registry as text that tells path and structure down to primitives, as the fixtures do. */
export class Shapes {
  readonly #types: readonly PortableType[];

  constructor(types: readonly PortableType[]) {
    this.#types = types;
  }

  /** Shape of the type with this id. */
  of(id: number): string {
    const { path, params, def } = this.at(id);
    const name = path.join("::");
    if (CUT.has(name) || /::pallet::(Call|Event|Error)$/.test(name)) return name;
    if (name === "Option" || name === "Result") {
      return `${name}<${params.map((param) => this.of(param.type ?? -1)).join(", ")}>`;
    }
    return name + this.#definition(def);
  }

  /** Shape of what an extension writes: its only field, or nothing. */
  ofExtension(id: number): string {
    const { def } = this.at(id);
    const [only] = def.type === "Composite" ? def.value : [];
    return only === undefined ? "()" : this.of(only.type);
  }

  /** Shape of fields: `{name: u16}`, `(u16, u32)`, or nothing. */
  fields(fields: readonly PortableField[]): string {
    if (fields.length === 0) return "";
    const named = fields[0]?.name !== undefined;
    const parts = fields.map((field) => (named ? `${field.name}: ${this.of(field.type)}` : this.of(field.type)));
    return named ? `{${parts.join(", ")}}` : `(${parts.join(", ")})`;
  }

  /** The type with this id. */
  at(id: number): PortableType {
    const type = this.#types[id];
    if (type === undefined) throw new Error(`the registry has no type ${id}`);
    return type;
  }

  #definition(def: PortableDefinition): string {
    switch (def.type) {
      case "Primitive":
        return def.value.type;
      case "Compact":
        return `Compact<${this.of(def.value)}>`;
      case "Sequence":
        return `Vec<${this.of(def.value)}>`;
      case "Array":
        return `[${this.of(def.value.type)}; ${def.value.length}]`;
      case "Tuple":
        return `(${def.value.map((item) => this.of(item)).join(", ")})`;
      case "Composite":
        return this.fields(def.value);
      case "Variant": {
        const variants = def.value.map(({ index, name, fields }) => `${index} ${name}${this.fields(fields)}`);
        return `[${variants.join(", ")}]`;
      }
    }
  }
}
