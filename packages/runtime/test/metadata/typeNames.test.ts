import { option, u32 } from "@opentao/codec";
import { OpaqueMetadata } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import type { PortableField } from "../../src/metadata/portable.ts";
import { MetadataV16 } from "../../src/metadata/versions.ts";
import { TestChain } from "../executive/chain.ts";
import protocol from "../fixtures/typeNames425.json" with { type: "json" };

const answer = option(OpaqueMetadata).decode(TestChain.local().call("Metadata_metadata_at_version", u32.encode(16)));
const { pallets, types } = MetadataV16.decode((answer ?? new Uint8Array()).subarray(5));

/** Spelling of each argument of a call and each field of an event, by its place. */
function spellings(): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  const note = (prefix: string, fields: readonly PortableField[]) =>
    fields.forEach((field, index) => {
      found.set(`${prefix}.${field.name ?? index}`, field.typeName);
    });
  for (const { name, calls, events } of pallets) {
    for (const [kind, reference] of [["call", calls] as const, ["event", events] as const]) {
      const def = reference === undefined ? undefined : types[reference.type]?.def;
      if (def?.type !== "Variant") continue;
      for (const variant of def.value) note(`${name} ${kind} ${variant.name}`, variant.fields);
    }
  }
  return found;
}

describe("type names in metadata", () => {
  const ours = spellings();

  it("are the protocol's wherever it has a name of its own for an argument or a field", () => {
    const expected = Object.entries(protocol).filter(([place]) => ours.has(place));
    expect(expected.length).toBeGreaterThan(300);
    const differing = expected
      .filter(([place, name]) => ours.get(place) !== name)
      .map(([place, name]) => `${place}: ${ours.get(place)}, expected ${name}`);
    expect(differing).toEqual([]);
  });

  it("tell where the fraction of a fixed-point number begins, in every type", () => {
    const fields = types.flatMap(({ def }) => {
      if (def.type === "Composite") return def.value;
      return def.type === "Variant" ? def.value.flatMap((variant) => variant.fields) : [];
    });
    // Fields of `Option` and of tuples are not spelled.
    const spelled = fields.filter(({ typeName }) => typeName !== undefined);
    const fixed = spelled.filter(({ type }) => types[type]?.path[0] === "substrate_fixed");
    expect(fixed.length).toBeGreaterThan(8);
    for (const { typeName } of fixed) expect(typeName).toMatch(/^[IU](32|64|96)F(32|64)$/);
  });
});
