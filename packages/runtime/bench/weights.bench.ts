// Processor time of each call at its largest input against the weight that it is charged (1 s of weight is 10^12 ps),
// the least of several runs, since whatever else the machine does only adds. The ratio of the worst call is stored; the
// table of all goes to the screen.
import { measure } from "../test/weights/measure.ts";
import { allTrials } from "../test/weights/trials.ts";
import { fullChain } from "../test/weights/world.ts";

const RUNS = 5;
/** Shorter calls are lost in the noise of one measurement: they are made so often that this many milliseconds pass. */
const MIN_MILLISECONDS = 2;

const chain = fullChain();
const rows = [...allTrials()].flatMap(([name, trials]) =>
  trials.map((trial) => {
    const first = measure(chain, trial);
    const repeats = Math.max(1, Math.ceil(MIN_MILLISECONDS / Math.max(first.milliseconds, 0.001)));
    const sample = () => {
      let sum = 0;
      for (let i = 0; i < Math.min(repeats, 200); i += 1) sum += measure(chain, trial).milliseconds;
      return sum / Math.min(repeats, 200);
    };
    const milliseconds = Math.min(...Array.from({ length: RUNS }, sample));
    const charged = first.charged / 1e9;
    return {
      name,
      ok: first.ok,
      milliseconds,
      charged,
      ratio: milliseconds / charged,
      counted: first.counted / first.charged,
    };
  }),
);

for (const { name, ok, milliseconds, charged, ratio, counted } of rows.sort((a, b) => b.ratio - a.ratio)) {
  console.error(
    `${name.padEnd(52)} ${ok ? "ok    " : "fails "} ${milliseconds.toFixed(3).padStart(10)} ms of ${charged.toFixed(3).padStart(10)} ms, ` +
      `time ${ratio.toFixed(2)}, counted ${counted.toFixed(2)}`,
  );
}
const [worst] = rows;
if (worst !== undefined) {
  console.log(
    JSON.stringify({
      id: "runtime/weights",
      what: `calls: time over weight of the worst (${worst.name})`,
      value: worst.ratio,
      unit: "x",
      better: "less",
      rival: { name: "the bound", value: 3 },
    }),
  );
}
