import { State } from "../src/framework/index.ts";
import { ChainParameters, PARAMETERS_KEY } from "../src/parameters.ts";
import { MemoryExternalities } from "../src/testing/memoryExternalities.ts";

/** Parameters of a production chain; each test says what differs. */
export const TEST_PARAMETERS: ChainParameters = {
  slotDuration: 12_000n,
  fast: false,
  fairLaunch: false,
  initialTempo: 360,
  weightsRateLimit: 100n,
  immunityPeriod: 5000,
  commitReveal: false,
  networkRateLimit: 0n,
  powDifficulty: 1000n,
};

/** An empty state of a chain with these parameters, at block 0: events are not recorded. */
export function emptyState(parameters: Partial<ChainParameters> = {}): State {
  const encoded = ChainParameters.encode({ ...TEST_PARAMETERS, ...parameters });
  return new State(new MemoryExternalities([[PARAMETERS_KEY, encoded]]));
}

/** A made-up account. */
export const account = (seed: number): Uint8Array => new Uint8Array(32).fill(seed);
