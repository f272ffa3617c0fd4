import type { ChainSpec } from "@opentao/node";
import { section, withAuthorities } from "../../shared/genesisConfig.ts";
import type { SessionKeys } from "../../shared/keys/sessionKeys.ts";

/** What a person may choose of a local network's chain. */
export interface ChainChoices {
  /** Milliseconds between blocks. */
  readonly blockTimeMs: number;
  /** Blocks between epochs. */
  readonly tempo: number;
}

/** Nonces that the first registration of a subnet takes on average: a fraction of a second of one core. */
const EASY_WORK = "10000";
/** Blocks between two weight updates of a validator. */
const WEIGHTS_RATE_LIMIT = 3;

/**
 * The chain of `tao up`: the fair launch of `mainnet`, in a hurry. Nothing is minted at genesis and every TAO is
 * earned; only blocks, epochs and the work for a registration are short, and subnets may be registered one after the
 * other.
 *
 * @param authorities - those who make the blocks and vote
 */
export function hurriedFairLaunch(
  mainnet: ChainSpec,
  choices: ChainChoices,
  authorities: readonly SessionKeys[],
): ChainSpec {
  const { genesis } = mainnet;
  const hurried: ChainSpec = {
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
  return withAuthorities(hurried, authorities);
}
