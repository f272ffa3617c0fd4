import type { ParameterName } from "@opentao/runtime/replay";
import type { ChainAt } from "../../network/reads.ts";

/** Ways to write a hyperparameter: as a part of one (out of a largest number), a switch, or a number of something. */
export type ParameterForm =
  | { readonly kind: "part"; readonly one: bigint }
  | { readonly kind: "switch" }
  | { readonly kind: "number" }
  | { readonly kind: "rao" };

const U16_ONE = 65_535n;
const part = (one = U16_ONE): ParameterForm => ({ kind: "part", one });

/** Form in which each hyperparameter is written. */
export const PARAMETER_FORMS: Readonly<Record<ParameterName, ParameterForm>> = {
  Tempo: { kind: "number" },
  Kappa: part(),
  BondsPenalty: part(),
  BondsMovingAverage: part(1_000_000n),
  Yuma3On: { kind: "switch" },
  LiquidAlphaOn: { kind: "switch" },
  AlphaLow: part(),
  AlphaHigh: part(),
  AlphaSigmoidSteepness: { kind: "number" },
  ActivityCutoffFactorMilli: part(1_000n),
  MaxAllowedValidators: { kind: "number" },
  CommitRevealWeightsEnabled: { kind: "switch" },
  OwnerCutEnabled: { kind: "switch" },
  RecycleOrBurn: { kind: "switch" },
  StakeThreshold: { kind: "rao" },
  TaoWeight: part(18_446_744_073_709_551_615n),
  SubnetOwnerCut: part(),
};

/** Names of all of them, as they are chosen from. */
export const PARAMETER_NAMES = Object.keys(PARAMETER_FORMS) as readonly ParameterName[];

const OF_ALL = new Set<ParameterName>(["StakeThreshold", "TaoWeight", "SubnetOwnerCut"]);

function asNumber(value: unknown): bigint | undefined {
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (typeof value === "number" || typeof value === "bigint") return BigInt(value);
  return undefined;
}

/** Reads a hyperparameter as it is now; `undefined` when the chain has it in another form. */
export async function readNow(
  { chain, at }: ChainAt,
  netuid: number,
  name: ParameterName,
): Promise<bigint | undefined> {
  const read = (item: string, keys: readonly unknown[]) => chain.raw.query("SubtensorModule", item, keys, { at });
  if (name === "AlphaLow" || name === "AlphaHigh") {
    const both = await read("AlphaValues", [netuid]);
    return Array.isArray(both) ? asNumber(both[name === "AlphaLow" ? 0 : 1]) : undefined;
  }
  if (name === "RecycleOrBurn") {
    const value = await read("RecycleOrBurn", [netuid]);
    const type = typeof value === "object" && value !== null && "type" in value ? value.type : undefined;
    return type === "Recycle" ? 1n : type === "Burn" ? 0n : undefined;
  }
  return asNumber(await read(name, OF_ALL.has(name) ? [] : [netuid]));
}

/** Returns the number that the chain holds for what a person has written; `undefined` when it is none. */
export function parseParameter(form: ParameterForm, text: string): bigint | undefined {
  const value = Number(text.trim().replace(",", "."));
  if (text.trim() === "" || !Number.isFinite(value)) return undefined;
  switch (form.kind) {
    case "part":
      return (form.one * BigInt(Math.round(value * 1e6))) / 100_000_000n;
    case "rao":
      return BigInt(Math.round(value * 1e9));
    default:
      return BigInt(Math.round(value));
  }
}

/** Returns what a person writes for a number that the chain holds: percent of parts, in few digits; TAO of rao. */
export function writeParameter(form: ParameterForm, value: bigint): string {
  if (form.kind === "part") {
    const percent = Number((value * 100_000_000n) / form.one) / 1e6;
    const texts = Array.from({ length: 7 }, (_, digits) => `${Number(percent.toFixed(digits))}`);
    return texts.find((text) => parseParameter(form, text) === value) ?? `${percent}`;
  }
  return form.kind === "rao" ? `${Number(value) / 1e9}` : `${value}`;
}
