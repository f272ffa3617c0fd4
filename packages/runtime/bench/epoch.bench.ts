import { yuma } from "../src/pallets/subtensor/epoch/yuma/yuma.ts";
import { plainYuma } from "./plainYuma.ts";
import { type Size, sampleEpoch } from "./sampleEpoch.ts";

/** A size, and the milliseconds that the protocol's native implementation once took for it on two cores. */
interface Case extends Size {
  readonly native?: number;
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
  const variants = {
    "": input,
    "liquid alpha, ": { ...input, liquidAlpha: true },
    "bonds of stake, ": { ...input, yuma3: false },
  };
  const [plain = Number.NaN, ...values] = medians([
    () => plainYuma(input),
    ...Object.values(variants).map((variant) => () => yuma(variant)),
  ]);
  const rivals = [{ name: "dense floating point", value: plain }];
  if (native !== undefined) rivals.push({ name: "native reference (stored)", value: native });
  for (const [i, variant] of Object.keys(variants).entries()) {
    // The stored figures are of the plain variant.
    for (const rival of variant === "" ? rivals : rivals.slice(0, 1)) {
      const row = {
        id: `runtime/epoch-${neurons}x${validators}${["", "-liquid", "-stake"][i]}`,
        what: `epoch: ${variant}${neurons} neurons, ${validators} validators, ${density} %`,
        value: values[i],
        unit: "ms",
        better: "less",
        rival,
      };
      console.log(JSON.stringify(row));
    }
  }
}
