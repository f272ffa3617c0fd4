import * as z from "zod";

/** A part of an OpenAPI document. */
export type Part = Readonly<Record<string, unknown>>;

const part = z.record(z.string(), z.unknown());

/** Schemas of a document: those with names stand in one place. */
export class Schemas {
  readonly components: Record<string, Part> = {};

  /** JSON Schema of what clients send or get. */
  of(schema: z.ZodType, io: "input" | "output"): Part {
    const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
    for (const [name, one] of Object.entries($defs)) this.components[name] = linked(one);
    if (typeof own.id !== "string") return linked(own);
    this.components[own.id] = linked(own);
    return { $ref: `#/components/schemas/${own.id}` };
  }
}

/** The same with references to where schemas with names stand. */
function linked(schema: unknown): Part {
  const text = JSON.stringify(schema, (key, value: unknown) => {
    if (key === "$ref" && typeof value === "string") return value.replace("#/$defs/", "#/components/schemas/");
    // A name is no keyword, and a number is told as one, though it comes as a text.
    if (key === "id" && typeof value === "string") return undefined;
    if (typeof value !== "object" || value === null || !("type" in value) || value.type !== "integer") return value;
    return Object.fromEntries(Object.entries(value).filter(([keyword]) => keyword !== "pattern"));
  });
  return part.parse(JSON.parse(text));
}
