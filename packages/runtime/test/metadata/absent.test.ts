import { readFileSync } from "node:fs";
import { option, u32 } from "@opentao/codec";
import { OpaqueMetadata } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import { MetadataV16 } from "../../src/metadata/versions.ts";
import { TestChain } from "../executive/chain.ts";
import full from "../fixtures/interface425.json" with { type: "json" };
import official from "../fixtures/names425.json" with { type: "json" };
import { interfaceOf } from "./compareInterface.ts";

const answer = option(OpaqueMetadata).decode(TestChain.local().call("Metadata_metadata_at_version", u32.encode(16)));
const ours = interfaceOf(MetadataV16.decode((answer ?? new Uint8Array()).subarray(5)));

/** The names that `docs/deviations.md` lists in the paragraph that begins with these words. */
function listed(beginning: string): string[] {
  const text = readFileSync(new URL("../../../../docs/deviations.md", import.meta.url), "utf8");
  const paragraph = text.split(/\n\n/).find((part) => part.startsWith(beginning)) ?? "";
  return [...paragraph.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? "").sort();
}

const absentFrom = (declared: object, names: readonly string[]) => names.filter((name) => !(name in declared)).sort();

describe("what docs/deviations.md says is not there yet", () => {
  it("is every official pallet that this runtime does not have, and no other", () => {
    expect(listed("Pallets of spec 425")).toEqual(absentFrom(ours.pallets, official.pallets));
  });

  it("is every official runtime API that it does not have, and no other", () => {
    expect(listed("Runtime APIs of spec 425")).toEqual(absentFrom(ours.apis, official.apis));
  });

  it("is every call that its pallets do not have, and no other", () => {
    const absent = Object.entries(full.pallets).flatMap(([pallet, { calls }]) => {
      const declared = ours.pallets[pallet]?.calls;
      return declared === undefined ? [] : absentFrom(declared, Object.keys(calls)).map((name) => `${pallet}.${name}`);
    });
    expect(listed("Calls of spec 425")).toEqual(absent.sort());
  });
});
