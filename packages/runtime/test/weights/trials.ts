import type { TypeRef } from "@opentao/codec";
import { pallets } from "../../src/assembly/pallets.ts";
import { type CallDefinition, ROOT_ORIGIN, type RuntimeCall, signed } from "../../src/framework/index.ts";
import { address } from "../executive/chain.ts";
import { cases } from "./cases.ts";
import { FIXED } from "./fixed.ts";
import type { Trial } from "./measure.ts";
import { ordinary } from "./ordinary.ts";
import { prepared } from "./prepared.ts";
import { coldkey, hot, other } from "./world.ts";

/** Calls that nobody can make: an argument has a type without values. */
const IMPOSSIBLE = ["Grandpa.reportEquivocation", "Grandpa.reportEquivocationUnsigned"];

const camel = (name: string): string => name.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());

/** A value of a type of fixed size that calls with such an argument mostly accept. */
function sampleOf(type: TypeRef, name: string): unknown {
  const path = type.path.join("::");
  if (path.endsWith("AccountId32")) return name.includes("cold") ? coldkey : hot(3);
  if (path.endsWith("MultiAddress")) return address(other);
  if (path.endsWith("H256")) return new Uint8Array(32);
  const { def } = type;
  switch (def.kind) {
    case "primitive":
      if (name.endsWith("netuid")) return name.startsWith("dest") ? 2 : 1;
      if (def.name === "bool") return true;
      if (["u8", "u16", "u32", "i8", "i16", "i32"].includes(def.name)) return name.endsWith("take") ? 5000 : 1;
      return /amount|value|alpha|stake|limit/.test(name) ? 2_000_000_000n : 1n;
    case "compact":
      return sampleOf(def.inner, name);
    case "array":
      return new Uint8Array(def.length);
    case "composite": {
      const [only] = def.fields;
      if (def.fields.length === 1 && only !== undefined && only.name === undefined) return sampleOf(only.type, name);
      return Object.fromEntries(
        def.fields.map((field) => [camel(field.name ?? ""), sampleOf(field.type, field.name ?? "")]),
      );
    }
    case "variant":
      return { type: def.variants[0]?.name ?? "", value: undefined };
    default:
      throw new TypeError(`the argument ${name} has no fixed size: give the call a case of its own`);
  }
}

function fixedTrials(pallet: string, name: string, definition: CallDefinition): Trial[] {
  const value = sampleOf(definition.args.type, name) as Record<string, unknown>;
  const call: RuntimeCall = { type: pallet, value: { type: name, value } };
  return [ROOT_ORIGIN, signed(coldkey), signed(hot(3))].map((origin) => ({ origin, call }));
}

/** All trials by the name of the call. A call without any stands under the name alone. */
export function allTrials(): ReadonlyMap<string, readonly Trial[]> {
  const byName = new Map<string, Trial[]>();
  for (const { name: pallet, calls = {} } of pallets) {
    for (const [name, definition] of Object.entries(calls)) {
      const full = `${pallet}.${name}`;
      if (IMPOSSIBLE.includes(full)) continue;
      byName.set(full, FIXED[pallet]?.includes(name) === true ? fixedTrials(pallet, name, definition) : []);
    }
  }
  for (const trial of [...cases, ...ordinary, ...prepared])
    byName.get(`${trial.call.type}.${trial.call.value.type}`)?.push(trial);
  return byName;
}
