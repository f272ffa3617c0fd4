import { CALM } from "../test/grandpa/simulation/plans.ts";
import { Simulation } from "../test/grandpa/simulation/simulation.ts";

/** Milliseconds of simulated time in which four voters go through a thousand rounds, roughly. */
const SIMULATED = 225_000;

/** A simulated network of that many voters: rounds that it goes through in a second of processor time. */
function roundsPerSecond(voters: number, simulated: number): number {
  const before = process.cpuUsage();
  const { rounds } = new Simulation({ ...CALM, honest: voters, rough: 0, calm: simulated }).run();
  const { user, system } = process.cpuUsage(before);
  return (rounds * 1e6) / (user + system);
}

roundsPerSecond(4, SIMULATED / 10); // compiled by now
for (const [voters, share] of [
  [4, 1],
  [10, 8],
] as const) {
  const row = {
    id: `grandpa-rounds-${voters}`,
    what: `GRANDPA rounds of ${voters} nodes, messages encoded and passed on`,
    value: roundsPerSecond(voters, SIMULATED / share),
    unit: "rounds/s",
  };
  process.stdout.write(`${JSON.stringify(row)}\n`);
}
