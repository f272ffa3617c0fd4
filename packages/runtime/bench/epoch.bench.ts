import type { EpochInput } from "../src/pallets/subtensor/epoch/yuma/types.ts";
import { yuma } from "../src/pallets/subtensor/epoch/yuma/yuma.ts";
import { plainYuma } from "./plainYuma.ts";
import { type Size, sampleEpoch } from "./sampleEpoch.ts";

/** A size, and the milliseconds that the protocol's native implementation once took for it on two cores. */
interface Case extends Size {
  readonly native?: number;
}

/** A form of the same epoch. */
interface Variant {
  readonly id: string;
  readonly name: string;
  readonly input: EpochInput;
}

/** Milliseconds of somebody else for it. */
interface Rival {
  readonly name: string;
  readonly value: number;
}

const CASES: readonly Case[] = [
  { neurons: 256, validators: 64, density: 100, native: 3.5 },
  { neurons: 256, validators: 256, density: 100 },
  { neurons: 1024, validators: 64, density: 30, native: 2.2 },
  { neurons: 4096, validators: 64, density: 10, native: 15 },
  { neurons: 4096, validators: 256, density: 10, native: 27 },
];
/** Enough for the compiler to have seen everything before the median. */
const RUNS = 41;

function processorMs(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Medians of the processor time of each, measured by turns. */
function medians(runs: readonly (() => void)[]): number[] {
  const times = Array.from({ length: RUNS }, () => runs.map(processorMs));
  return runs.map((_, i) => times.map((turn) => turn[i] ?? Number.NaN).sort((a, b) => a - b)[RUNS >> 1] ?? Number.NaN);
}

for (const size of CASES) {
  const { neurons, validators, density, native } = size;
  const input = sampleEpoch(size, {});
  const variants: readonly Variant[] = [
    { id: "", name: "", input },
    { id: "-liquid", name: "liquid alpha, ", input: { ...input, liquidAlpha: true } },
    { id: "-stake", name: "bonds of stake, ", input: { ...input, yuma3: false } },
  ];
  const [plain = Number.NaN, ...values] = medians([
    () => plainYuma(input),
    ...variants.map((variant) => () => yuma(variant.input)),
  ]);
  const print = (id: string, name: string, value: number | undefined, rival: Rival) => {
    const what = `epoch: ${name}${neurons} neurons, ${validators} validators, ${density} %`;
    const row = { id: `runtime/epoch-${neurons}x${validators}${id}`, what, value, unit: "ms", better: "less", rival };
    console.log(JSON.stringify(row));
  };
  for (const [i, { id, name }] of variants.entries())
    print(id, name, values[i], { name: "dense floating point", value: plain });
  if (native !== undefined) print("-native", "", values[0], { name: "native reference (stored)", value: native });
}
