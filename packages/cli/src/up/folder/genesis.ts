import type { ChainSpec } from "@opentao/node";
import { section, withAuthorities } from "../../shared/genesisConfig.ts";
import type { SessionKeys } from "../../shared/keys/sessionKeys.ts";

/** Choices that a person has for a local network's chain. */
export interface ChainChoices {
  /** Milliseconds between blocks. */
  readonly blockTimeMs: number;
  /** Blocks between epochs. */
  readonly tempo: number;
}

/** Difficulty of the first registration on a subnet: as many nonces on average, a fraction of a second of one core. */
const EASY_WORK = "10000";
/** Blocks between two weight updates of a validator. */
const WEIGHTS_RATE_LIMIT = 3;

/**
 * Returns the chain of `tao up`: the fair launch of `mainnet`, but fast. Nothing is minted at genesis and every TAO is
 * earned; only blocks, epochs and the work for a registration are short, and subnets may be registered one after the
 * other.
 *
 * @param authorities - session keys of those who make the blocks and vote
 */
export function fastFairLaunch(
  mainnet: ChainSpec,
  choices: ChainChoices,
  authorities: readonly SessionKeys[],
): ChainSpec {
  const { genesis } = mainnet;
  const fast: ChainSpec = {
    ...mainnet,
    name: "OpenTAO on this machine",
    id: "opentao-up",
    chainType: "Local",
    genesis: {
      ...genesis,
      parameters: {
        ...section(genesis.parameters),
        slotDuration: choices.blockTimeMs,
        fast: true,
        fairLaunch: true,
        initialTempo: choices.tempo,
        weightsRateLimit: WEIGHTS_RATE_LIMIT,
        commitReveal: false,
        networkRateLimit: 0,
        powDifficulty: EASY_WORK,
      },
    },
  };
  return withAuthorities(fast, authorities);
}
