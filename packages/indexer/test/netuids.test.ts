import { describe, expect, it } from "vitest";
import * as z from "zod";
import { eventsCodec } from "../../runtime/src/framework/events.ts";
import { events as adminUtils } from "../../runtime/src/pallets/adminUtils/events.ts";
import { events as balances } from "../../runtime/src/pallets/balances/events.ts";
import { events as commitments } from "../../runtime/src/pallets/commitments/events.ts";
import { events as session } from "../../runtime/src/pallets/session/events.ts";
import { events as subtensor } from "../../runtime/src/pallets/subtensor/events.ts";
import { events as swap } from "../../runtime/src/pallets/swap/events.ts";
import { events as system } from "../../runtime/src/pallets/system/events.ts";
import { events as utility } from "../../runtime/src/pallets/utility/events.ts";
import { netuidsIn } from "../src/schema/netuidFields.ts";

const PALLETS = {
  ...{ AdminUtils: adminUtils, Balances: balances, Commitments: commitments, Session: session },
  ...{ SubtensorModule: subtensor, Swap: swap, System: system, Utility: utility },
};

/** Events of a pallet as its metadata declares them. */
const declared = z.looseObject({
  def: z.looseObject({
    variants: z.array(
      z.looseObject({
        name: z.string(),
        fields: z.array(z.looseObject({ name: z.string().optional(), typeName: z.string().optional() })),
      }),
    ),
  }),
});
type Field = z.infer<typeof declared>["def"]["variants"][number]["fields"][number];

const isOfSubnet = ({ typeName }: Field): boolean => typeName?.includes("NetUid") ?? false;

/** A value of a field: where it names a subnet, one that no other field has. */
function sampleOf(field: Field, at: number): unknown {
  if (!isOfSubnet(field)) return 1000 + at;
  return field.typeName?.startsWith("Vec") ? [at, 100 + at] : at;
}

/** Data of an event as it is stored. */
function dataOf(fields: readonly Field[]): string {
  if (fields.some(({ name }) => name !== undefined))
    return JSON.stringify(Object.fromEntries(fields.map((field, at) => [field.name, sampleOf(field, at)])));
  const values = fields.map(sampleOf);
  return JSON.stringify(values.length === 1 ? values[0] : values);
}

describe("the subnets that an event tells of", () => {
  it.each(Object.entries(PALLETS))("are those that fields of their type name: %s", (pallet, events) => {
    const { variants } = declared.parse(eventsCodec(events, pallet).type).def;
    for (const { name, fields } of variants) {
      const expected = fields.flatMap((field, at) => (isOfSubnet(field) ? sampleOf(field, at) : [])).flat();
      expect([name, netuidsIn({ pallet, name, data: dataOf(fields) })]).toEqual([name, expected]);
    }
  });

  it("are told once each, without the mechanism, and of no text", () => {
    const of = (name: string, data: unknown) =>
      netuidsIn({ pallet: "SubtensorModule", name, data: JSON.stringify(data) });
    expect(of("StakeMoved", ["a", "b", 3, "c", 3, "5"])).toEqual([3]);
    expect(of("WeightsSet", [4096 * 2 + 7, 1])).toEqual([7]);
    expect(of("IncentiveAlphaEmittedToMiners", { netuid: 4096 + 2, emissions: [] })).toEqual([2]);
    expect(of("StakeAdded", ["a", "b", "1", "2", "3", "4"])).toEqual([]);
    expect(of("SymbolUpdated", { netuid: null })).toEqual([]);
    expect(of("NetworkAdded", null)).toEqual([]);
  });
});
