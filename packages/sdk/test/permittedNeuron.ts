import type { Neuron } from "../src/index.ts";

/**
 * An active neuron with a permit that has neither stake nor earned anything, as a metagraph has it, but for what is
 * given.
 */
export function permittedNeuron(given: Partial<Neuron> & Pick<Neuron, "uid" | "hotkey">): Neuron {
  return {
    coldkey: given.hotkey,
    axon: undefined,
    isActive: true,
    hasValidatorPermit: true,
    lastUpdate: 0,
    stake: 0n,
    alphaStake: 0n,
    taoStake: 0n,
    emission: 0n,
    incentive: 0,
    consensus: 0,
    dividends: 0,
    trust: 0,
    validatorTrust: 0,
    ...given,
  };
}
