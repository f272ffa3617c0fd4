import type { z } from "zod";
import { floatRepr, stringRepr } from "./pythonText.ts";

/** The parts of a schema's definition that decide how Python would spell its values. */
interface Shape {
  readonly type: string;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly items?: readonly Schema[];
  readonly shape?: Readonly<Record<string, Schema>>;
}
interface Schema {
  readonly _zod: { readonly def: Shape };
  /** Of numbers: `safeint` and the like for integers. */
  readonly format?: string | null;
}

/** True when numbers of the schema are Python's `int`; without a schema the value itself decides. */
function isInteger(schema: Schema | undefined, value: number): boolean {
  if (schema?._zod.def.type !== "number") return Number.isInteger(value);
  return schema.format?.includes("int") ?? false;
}

const WRAPPERS: ReadonlySet<string> = new Set(["optional", "nullable", "default", "prefault", "readonly", "catch"]);

function unwrap(schema: Schema | undefined): Schema | undefined {
  let inner = schema;
  while (inner !== undefined && WRAPPERS.has(inner._zod.def.type)) inner = inner._zod.def.innerType;
  return inner;
}

function repr(declared: Schema | undefined, value: unknown): string {
  const schema = unwrap(declared);
  const def = schema?._zod.def;
  if (value === null || value === undefined) return "None";
  if (typeof value === "string") return stringRepr(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number") return isInteger(schema, value) ? BigInt(value).toString() : floatRepr(value);
  if (Array.isArray(value)) {
    const texts = value.map((item, index) => repr(def?.element ?? def?.items?.[index], item));
    if (def?.type !== "tuple") return `[${texts.join(", ")}]`;
    return texts.length === 1 ? `(${texts[0]},)` : `(${texts.join(", ")})`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${stringRepr(key)}: ${repr(def?.shape?.[key] ?? def?.valueType, item)}`,
  );
  return `{${entries.join(", ")}}`;
}

/**
 * A field's value as Python's `str` writes it; integers and floats are told apart by the schema (`z.int()`,
 * `z.number()`), because JSON does not (protocol: wire §a.4).
 */
export function fieldText(schema: z.ZodType | undefined, value: unknown): string {
  // zod publishes these members for library authors; its own types describe them per class, not as one union.
  return typeof value === "string" ? value : repr(schema as Schema | undefined, value);
}
