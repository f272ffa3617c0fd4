import { readFileSync } from "node:fs";
import { option, u32 } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import { MetadataV16 } from "../../../../src/metadata/versions.ts";
import { TestChain } from "../../../executive/chain.ts";
import { compareInterface, type Interface, interfaceOf } from "../../../metadata/compareInterface.ts";

/** Length of the magic number and the version before the metadata itself. */
const PRELUDE = 5;
const OURS = ["SubtensorModule", "Commitments", "AdminUtils", "Swap", "AlphaAssets"];
const OUR_APIS = ["NeuronInfo", "SubnetInfo", "DelegateInfo", "StakeInfo", "SubnetRegistration", "Swap"];

function declared(): Interface {
  const answer = TestChain.local().call("Metadata_metadata_at_version", u32.encode(16));
  const bytes = option(OpaqueExtrinsic).decode(answer) ?? new Uint8Array();
  return interfaceOf(MetadataV16.decode(bytes.subarray(PRELUDE)));
}

describe("the interface against spec 425", () => {
  const fixture = new URL("../../../fixtures/interface425.json", import.meta.url);
  const expected: Interface = JSON.parse(readFileSync(fixture, "utf8"));
  const { missing, extra, differing } = compareInterface(declared(), expected);
  const isOurs = (item: string) => OURS.some((name) => item === name || item.startsWith(`${name}.`));

  // These lists may only become shorter.
  it("lacks only calls whose rules do not exist yet", () => {
    expect(missing.filter(isOurs)).toEqual([
      "SubtensorModule.calls.swap_hotkey",
      "SubtensorModule.calls.swap_coldkey",
      "SubtensorModule.calls.swap_hotkey_v2",
      "SubtensorModule.calls.schedule_swap_coldkey",
      "SubtensorModule.calls.associate_evm_key",
      "SubtensorModule.calls.register_leased_network",
      "SubtensorModule.calls.terminate_lease",
      "SubtensorModule.calls.announce_coldkey_swap",
      "SubtensorModule.calls.swap_coldkey_announced",
      "SubtensorModule.calls.dispute_coldkey_swap",
      "SubtensorModule.calls.reset_coldkey_swap",
      "SubtensorModule.calls.clear_coldkey_swap_announcement",
      "SubtensorModule.calls.faucet",
      "AdminUtils.calls.sudo_set_evm_chain_id",
    ]);
  });

  it("has nothing more but what older clients read", () => {
    expect(extra.filter(isOurs)).toEqual(["Swap.storage.AlphaSqrtPrice"]);
  });

  it("declares nothing otherwise", () => {
    expect(differing.filter(isOurs)).toEqual([]);
  });

  it("offers all runtime APIs about subnets, neurons and stake, exactly", () => {
    const about = OUR_APIS.map((name) => `api ${name}RuntimeApi`);
    const concerned = [...missing, ...extra, ...differing].filter((item) => about.some((api) => item.startsWith(api)));
    expect(concerned).toEqual([]);
  });
});
