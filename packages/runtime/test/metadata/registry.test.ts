import {
  AccountId,
  alias,
  type Codec,
  compact,
  fixedBytes,
  lazy,
  map,
  option,
  result,
  set,
  struct,
  type TypeRef,
  tuple,
  u8,
  u16,
  u64,
  unit,
  variant,
  vec,
} from "@opentao/codec";
import { describe, expect, it } from "vitest";
import { TypeRegistry } from "../../src/metadata/index.ts";

/** Registers a type and gives its definition with all that it needs. */
function registered(...types: readonly TypeRef[]) {
  const registry = new TypeRegistry();
  const ids = types.map((type) => registry.register(type));
  return { ids, types: registry.types() };
}

describe("type registry", () => {
  it("gives the first type the id 0 and every type an id of its own", () => {
    const { ids, types } = registered(AccountId.type, vec(AccountId).type, fixedBytes(32).type, vec(AccountId).type);
    expect(ids).toEqual([0, 3, 2, 3]);
    expect(types.map((type) => type.def.type)).toEqual(["Composite", "Primitive", "Array", "Sequence"]);
  });

  it("takes two descriptions of one structure for one type, whatever their spelling", () => {
    const path = "pallet_x::Point";
    const declared = struct({ x: u16, y: u16 }, { path });
    const again = struct({ x: alias(u16, "NetUid"), y: u16 }, { path });
    const other = struct({ x: u16, y: u64 }, { path });
    const { ids } = registered(declared.type, again.type, other.type);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it("tells generic types apart by their parameters", () => {
    const { ids } = registered(option(u8).type, option(u16).type, option(u8).type);
    expect(ids[0]).toBe(ids[2]);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it("ends with types that contain themselves, also through each other and declared twice", () => {
    type Tree = { type: "Leaf"; value?: undefined } | { type: "Node"; value: Tree[] };
    const tree = (): Codec<Tree> => {
      const self: Codec<Tree> = variant(
        { Leaf: null, Node: vec(lazy((): Codec<Tree> => self)) },
        { path: "pallet_x::Tree" },
      ) as Codec<Tree>;
      return self;
    };
    const { ids, types } = registered(tree().type, tree().type, lazy(tree).type);
    expect(new Set(ids).size).toBe(1);
    expect(types.filter((type) => type.path.at(-1) === "Tree")).toHaveLength(1);
  });

  it("spells the types of fields that had no spelling, except within the built-in types", () => {
    const all = struct({
      amount: compact(alias(u64, "T::Balance")),
      plain: compact(u16),
      who: AccountId,
      list: vec(tuple(u16, compact(u16))),
      hash: fixedBytes(32),
      maybe: option(alias(u16, "NetUid")),
      outcome: result(unit, u8),
      counts: map(u16, u64),
      ids: vec(compact(alias(u16, "NetUid"))),
    });
    const { types } = registered(all.type, set(u16).type);
    const def = types.at(-1)?.def;
    const composite = types.find((type) => type.def.type === "Composite" && type.def.value.length === 9)?.def;
    expect(composite?.type === "Composite" && composite.value.map(({ typeName }) => typeName)).toEqual([
      "T::Balance",
      "u16",
      "AccountId32",
      "Vec<(u16, Compact<u16>)>",
      "[u8; 32]",
      "Option<NetUid>",
      "Result<(), u8>",
      "BTreeMap<u16, u64>",
      "Vec<Compact<NetUid>>",
    ]);
    expect(composite?.type === "Composite" && composite.value.map(({ name }) => name)[0]).toBe("amount");
    expect(def?.type).toBeDefined();
    const some = types.find((type) => type.path[0] === "Option")?.def;
    expect(some?.type === "Variant" && some.value[1]?.fields[0]?.typeName).toBeUndefined();
  });
});
