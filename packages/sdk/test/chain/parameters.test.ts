import { describe, expect, it } from "vitest";
import { ChainError, SUBNET_PARAMETERS } from "../../src/chain/index.ts";

const NETUID = 7;

function callOf(name: string, text: string) {
  const parameter = SUBNET_PARAMETERS.get(name);
  if (parameter === undefined) throw new Error(`there is no parameter ${name}`);
  return parameter.call(NETUID, text);
}

describe("a parameter of a subnet", () => {
  it.each([
    ["rho", "65535", { rho: 65_535 }],
    ["rho", " 5 ", { rho: 5 }],
    ["activity_cutoff_factor", "4294967295", { factor_milli: 4_294_967_295 }],
    ["weights_version", "18446744073709551615", { weights_version_key: 2n ** 64n - 1n }],
    ["alpha_sigmoid_steepness", "-32768", { steepness: -32_768 }],
    ["alpha_sigmoid_steepness", "32767", { steepness: 32_767 }],
    ["liquid_alpha_enabled", "Yes", { enabled: true }],
    ["liquid_alpha_enabled", "false", { enabled: false }],
    ["max_burn", "0.000000001", { max_burn: 1n }],
    ["max_burn", "12", { max_burn: 12_000_000_000n }],
    ["kappa", "32767", { kappa: 32_767 }],
    ["kappa", "100%", { kappa: 65_535 }],
    ["kappa", "50%", { kappa: 32_768 }],
    ["alpha_values", "70%, 58982", { alpha_low: 45_875, alpha_high: 58_982 }],
    ["burn_increase_mult", "1.5", { burn_increase_mult: 3n << 63n }],
    ["mechanism_emission_split", "equal", { maybe_split: undefined }],
    ["mechanism_emission_split", "33.3%,33.3%,33.4", { maybe_split: [21_823, 21_823, 21_889] }],
    ["recycle_or_burn", "Burn", { recycle_or_burn: { type: "Burn" } }],
  ])("%s takes %j", (name, text, args) => {
    expect(callOf(name, text).value.value).toEqual({ netuid: NETUID, ...args });
  });

  it.each([
    ["rho", "65536"],
    ["rho", "-1"],
    ["rho", "1.0"],
    ["rho", ""],
    ["activity_cutoff_factor", "4294967296"],
    ["weights_version", "18446744073709551616"],
    ["alpha_sigmoid_steepness", "-32769"],
    ["alpha_sigmoid_steepness", "32768"],
    ["liquid_alpha_enabled", "1"],
    ["max_burn", "0.0000000001"],
    ["max_burn", "-1"],
    ["kappa", "0.5"],
    ["kappa", "100.1%"],
    ["alpha_values", "70%"],
    ["alpha_values", "1,2,3"],
    ["mechanism_emission_split", "50%,49%"],
    ["mechanism_emission_split", "100%,x"],
    ["recycle_or_burn", "keep"],
    ["sn_owner_hotkey", "5Grw"],
  ])("%s refuses %j, and says what it takes", (name, text) => {
    const { takes } = SUBNET_PARAMETERS.get(name) ?? {};
    const error = expect.objectContaining({ code: "INVALID_ARGUMENT", hint: `Give ${takes}.` });
    expect(() => callOf(name, text)).toThrow(error);
    expect(() => callOf(name, text)).toThrow(ChainError);
  });

  it("is changed by root with a call of its own where the owner's would refuse it", () => {
    expect(callOf("tempo", "400")).toMatchObject({ type: "SubtensorModule", value: { type: "set_tempo" } });
    const byRoot = SUBNET_PARAMETERS.get("tempo")?.rootCall(NETUID, "10");
    expect(byRoot).toMatchObject({ type: "AdminUtils", value: { type: "sudo_set_tempo", value: { tempo: 10 } } });
  });
});
