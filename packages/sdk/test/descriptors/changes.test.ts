import { describe, expect, it } from "vitest";
import { RuntimeTypes } from "../../src/chain/runtime/runtimeTypes.ts";
import type { Kind } from "../../src/descriptors/entries.ts";
import { addType, changed, fieldsOf, itemOf, named, runtimeMetadata, type V15 } from "./metadata.ts";

type Def = V15["lookup"][number]["def"];
type Primitive = Extract<Def, { tag: "primitive" }>["value"]["tag"];

const own = runtimeMetadata();

function typesOf(change: (value: V15) => void): RuntimeTypes {
  return new RuntimeTypes(changed(own, change), 424, 1);
}

/** The number of a primitive type. */
function primitive(value: V15, tag: Primitive): number {
  return addType(value, { tag: "primitive", value: { tag, value: undefined } });
}

/** The only type of a path. */
function typeAt({ lookup }: V15, path: string): V15["lookup"][number] {
  const [found, ...others] = lookup.filter((type) => type.path.join("::") === path);
  if (found === undefined || others.length > 0) throw new Error(`${others.length + 1} types are ${path}`);
  return found;
}

/** Gives a storage item another value. */
function setValue(value: V15, pallet: string, item: string, type: number): void {
  const declared = itemOf(value, pallet, item).type;
  if (declared.tag === "map") declared.value.value = type;
  else declared.value = type;
}

function fieldAt(value: V15, path: string, field: string) {
  const { def } = typeAt(value, path);
  if (def.tag !== "composite") throw new Error(`${path} has no fields`);
  return named(def.value, field);
}

type Item = readonly [kind: Kind, owner: string, name: string];
type Change = readonly [what: string, item: Item, change: (value: V15) => void];

const NEURON: Item = ["api", "NeuronInfoRuntimeApi", "get_neuron_lite"];
const OWNER: Item = ["storage", "SubtensorModule", "Owner"];
const UIDS: Item = ["storage", "SubtensorModule", "Uids"];
const ACCOUNT: Item = ["storage", "System", "Account"];
const DEPOSIT: Item = ["constant", "Balances", "ExistentialDeposit"];
const PRICE: Item = ["api", "SwapRuntimeApi", "current_alpha_price"];
const TRANSFER: Item = ["call", "Balances", "transfer_keep_alive"];
const SUCCESS: Item = ["event", "System", "ExtrinsicSuccess"];
const MULTIPLIER: Item = ["storage", "TransactionPayment", "NextFeeMultiplier"];
const BLOCK_HASH: Item = ["storage", "System", "BlockHash"];

/** The variants of a type's enumeration. */
function variantsAt(value: V15, path: string) {
  const { def } = typeAt(value, path);
  if (def.tag !== "variant") throw new Error(`${path} has no variants`);
  return def.value;
}

/** The option of {@link NEURON}. */
function optionOf(value: V15): V15["lookup"][number] {
  const { output } = named(named(value.apis, NEURON[1]).methods, NEURON[2]);
  const type = value.lookup[output];
  if (type === undefined) throw new Error("the method has no output");
  return type;
}

const CHANGES: readonly Change[] = [
  ["the width of a value", UIDS, (value) => setValue(value, "SubtensorModule", "Uids", primitive(value, "u32"))],
  [
    "the width of a number within a value",
    ACCOUNT,
    (value) => {
      fieldAt(value, "pallet_balances::types::AccountData", "free").type = primitive(value, "u128");
    },
  ],
  [
    "a sign",
    DEPOSIT,
    (value) => {
      named(named(value.pallets, "Balances").constants, "ExistentialDeposit").type = primitive(value, "i64");
    },
  ],
  [
    "the width of what a runtime API takes",
    PRICE,
    (value) => {
      const { inputs } = named(named(value.apis, "SwapRuntimeApi").methods, "current_alpha_price");
      named(inputs, "netuid").type = primitive(value, "u8");
    },
  ],
  [
    "a scale",
    MULTIPLIER,
    (value) => {
      typeAt(value, "sp_arithmetic::fixed_point::FixedU128").path = ["substrate_fixed", "FixedU128"];
    },
  ],
  [
    "what is compact",
    TRANSFER,
    (value) => {
      named(fieldsOf(value, "Balances", "calls", "transfer_keep_alive"), "value").type = primitive(value, "u64");
    },
  ],
  [
    "the index of a variant",
    SUCCESS,
    (value) => {
      named(variantsAt(value, "frame_support::dispatch::DispatchClass"), "Mandatory").index = 7;
    },
  ],
  [
    "the name of a variant",
    SUCCESS,
    (value) => {
      named(variantsAt(value, "frame_support::dispatch::DispatchClass"), "Mandatory").name = "Necessary";
    },
  ],
  [
    "the name of a field",
    ACCOUNT,
    (value) => {
      fieldAt(value, "pallet_balances::types::AccountData", "free").name = "usable";
    },
  ],
  [
    "the length of an array",
    BLOCK_HASH,
    (value) => {
      const { def } = typeAt(value, "primitive_types::H256");
      const type = addType(value, { tag: "array", value: { len: 20, type: primitive(value, "u8") } });
      if (def.tag === "composite") for (const field of def.value) field.type = type;
    },
  ],
  [
    "whether keys can be read back",
    UIDS,
    (value) => {
      const { type } = itemOf(value, "SubtensorModule", "Uids");
      if (type.tag === "map") type.value.hashers.fill({ tag: "Twox128", value: undefined });
    },
  ],
  [
    "what an option's type parameter says, by which it is read",
    NEURON,
    (value) => {
      const [parameter] = optionOf(value).params;
      if (parameter !== undefined) parameter.type = primitive(value, "u64");
    },
  ],
  [
    "the path of an option",
    NEURON,
    (value) => {
      optionOf(value).path = ["other", "Option"];
    },
  ],
  [
    "which type of accounts is read as addresses: the first of the metadata",
    OWNER,
    (value) => {
      const { def, path } = typeAt(value, "sp_core::crypto::AccountId32");
      setValue(value, "SubtensorModule", "Owner", addType(value, structuredClone(def), [...path]));
    },
  ],
];

describe("a runtime's own types", () => {
  it.each(CHANGES)("are refused where they differ in %s, and nowhere else", (_, item, change) => {
    const { described } = typesOf(change);
    expect(() => described.ensure(...item)).toThrow(
      expect.objectContaining({ code: "INCOMPATIBLE_RUNTIME", message: expect.stringContaining(item[2]) }),
    );
    expect(() => described.ensure("storage", "SubtensorModule", "Burn")).not.toThrow();
  });

  it("say the same of broken metadata however often they are asked", () => {
    const { described } = typesOf((value) => {
      setValue(value, "SubtensorModule", "Uids", value.lookup.length + 7);
    });
    for (const _ of [1, 2]) {
      expect(() => described.ensure(...UIDS)).toThrow(expect.objectContaining({ code: "UNSUPPORTED_CHAIN" }));
    }
  });

  it.each([UIDS, ACCOUNT, DEPOSIT, PRICE, TRANSFER, SUCCESS, MULTIPLIER, BLOCK_HASH])(
    "are taken as they are: %s %s %s",
    (...item) => {
      expect(() => typesOf(() => undefined).described.ensure(...item)).not.toThrow();
    },
  );

  it("do not differ by a name around the same value, nor by the order of fields", () => {
    const { described } = typesOf((value) => {
      const field = { name: undefined, type: primitive(value, "u16"), typeName: undefined, docs: [] };
      setValue(value, "SubtensorModule", "Uids", addType(value, { tag: "composite", value: [field] }, ["Uid"]));
      const { def } = typeAt(value, "frame_system::AccountInfo");
      if (def.tag === "composite") def.value.reverse();
    });
    expect(() => described.ensure(...UIDS)).not.toThrow();
    expect(() => described.ensure(...ACCOUNT)).not.toThrow();
  });
});

describe("the scale of fixed-point numbers", () => {
  // Of the same path: I64F64 and I96F32.
  const CUTOFF: Item = ["storage", "SubtensorModule", "TaoFlowCutoff"];
  const INFO: Item = ["api", "SubnetInfoRuntimeApi", "get_all_dynamic_info"];

  /** A type of the crate typenum. */
  function typenum(value: V15, number: number): number {
    const unit = (path: string[]) => addType(value, { tag: "composite", value: [] }, ["typenum", ...path]);
    if (number === 0) return unit(["uint", "UTerm"]);
    const [msb, lsb] = [typenum(value, number >> 1), unit(["bit", `B${number & 1}`])];
    const field = (name: string, type: number) => ({ name, type, typeName: undefined, docs: [] });
    const fields = [field("msb", msb), field("lsb", lsb)];
    const id = addType(value, { tag: "composite", value: fields }, ["typenum", "uint", "UInt"]);
    const own = value.lookup[id];
    if (own !== undefined) own.params = [msb, lsb].map((type, at) => ({ name: "UB".charAt(at), type }));
    return id;
  }

  const withFraction = (bits: number) =>
    typesOf((value) => {
      typeAt(value, "substrate_fixed::FixedI128").params = [{ name: "Frac", type: typenum(value, bits) }];
    }).described;

  it.each([
    [64, CUTOFF, INFO],
    [32, INFO, CUTOFF],
  ] as const)("is compared where the metadata tells it by a parameter: %s bits", (bits, same, other) => {
    const described = withFraction(bits);
    expect(() => described.ensure(...same)).not.toThrow();
    expect(() => described.ensure(...other)).toThrow(expect.objectContaining({ code: "INCOMPATIBLE_RUNTIME" }));
  });

  it.each([63, 96, 0])("is refused where nothing here has it: %s bits", (bits) => {
    for (const item of [CUTOFF, INFO])
      expect(() => withFraction(bits).ensure(...item)).toThrow(
        expect.objectContaining({ code: "INCOMPATIBLE_RUNTIME" }),
      );
  });

  it("is not told by the runtime's own metadata", () => {
    const { described } = typesOf(() => undefined);
    for (const item of [CUTOFF, INFO]) expect(() => described.ensure(...item)).not.toThrow();
  });
});

describe("metadata that contradicts itself", () => {
  const refused = { code: "UNSUPPORTED_CHAIN", message: expect.stringContaining("cannot be read") };
  /** No type has this number. */
  const NONE = 60_000;

  it("fails as the chain's where a default is not of its type", () => {
    const types = typesOf((value) => {
      itemOf(value, "SubtensorModule", "Burn").fallback = "0x00";
    });
    expect(() => types.storage("SubtensorModule", "Burn")).toThrow(expect.objectContaining(refused));
    expect(types.storage("SubtensorModule", "Uids").keyCount).toBe(2);
  });

  it("fails as the chain's where a type is missing", () => {
    const types = typesOf((value) => {
      setValue(value, "SubtensorModule", "Uids", NONE);
      named(named(value.pallets, "Balances").constants, "ExistentialDeposit").type = NONE;
      named(named(value.apis, "SwapRuntimeApi").methods, "current_alpha_price").output = NONE;
      for (const field of fieldsOf(value, "Balances", "calls", "transfer_keep_alive")) field.type = NONE;
    });
    const call = { type: "Balances", value: { type: "transfer_keep_alive", value: {} } };
    for (const use of [
      () => types.storage("SubtensorModule", "Uids"),
      () => types.constant("Balances", "ExistentialDeposit"),
      () => types.runtimeApi("SwapRuntimeApi", "current_alpha_price"),
      () => types.encodeCall(call),
      () => types.described.ensure(...UIDS),
    ])
      expect(use).toThrow(expect.objectContaining(refused));
  });

  it("fails as the node's where a storage key is of another item", () => {
    const { keysOf } = typesOf(() => undefined).storage("SubtensorModule", "Uids");
    expect(() => keysOf("0x00")).toThrow(expect.objectContaining({ code: "UNEXPECTED_VALUE" }));
  });
});
