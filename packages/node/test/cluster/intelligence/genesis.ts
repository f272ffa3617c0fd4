import type { ChainSpec } from "../../../src/index.ts";
import { clusterSpec } from "../authorities.ts";

/** Rao in one TAO. */
const TAO = 1_000_000_000n;
/** Seats of the first authorities. Each of them votes, and so does nobody else at first. */
export const FIRST_AUTHORITIES = 4;
/** Blocks of a session. */
export const SESSION_LENGTH = 6;
/** Seats: one more than validators will qualify, so that it is not for want of a seat that another has none. */
const MAX_AUTHORS = 5;
/** Stake of each validator on root, in rao. */
export const STAKE = 1000n * TAO;
/** TAO of each account that takes part. */
const FUNDS = 10_000n;

/** A development chain on which authors are chosen by Proof of Intelligence, and some accounts have TAO. */
export function intelligenceSpec(slotMs: number, rich: readonly string[]): ChainSpec {
  const spec = clusterSpec(FIRST_AUTHORITIES, slotMs);
  const { parameters, balances } = spec.genesis;
  return {
    ...spec,
    genesis: {
      ...spec.genesis,
      parameters: { ...section(parameters), initialTempo: 5, weightsRateLimit: 0, commitReveal: false },
      balances: {
        balances: [...list(section(balances).balances), ...rich.map((address) => [address, Number(FUNDS * TAO)])],
      },
      session: {
        proofOfIntelligence: {
          ...{ enabled: true, sessionLength: SESSION_LENGTH, minAuthors: FIRST_AUTHORITIES, maxAuthors: MAX_AUTHORS },
          ...{ minStake: Number(100n * TAO), minTrust: 32_768, minCoverage: 3277, minValidators: 3, banSessions: 5 },
        },
      },
    },
  };
}

type Json = ChainSpec["genesis"][string];

function section(value: Json | undefined): Readonly<Record<string, Json>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("the preset has no section");
  // Neither an array nor null: an object of JSON.
  return value as Readonly<Record<string, Json>>;
}

function list(value: Json | undefined): readonly Json[] {
  if (!Array.isArray(value)) throw new Error("the preset has no list");
  return value;
}
