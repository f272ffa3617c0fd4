/** Neuron of the local network: one process with a wallet of its own. */
export interface NeuronPlan {
  /** Unique name in the network: of its process, wallet and log file. */
  readonly name: string;
  readonly role: "miner" | "validator";
  /** Model of a miner, as for `tao miner --model`; a validator has none. */
  readonly model: string | undefined;
}

/** Subnet of the local network. */
export interface SubnetPlan {
  /** Kind of the subnet: a name in the package `@opentao/subnets`. */
  readonly kind: "text" | "image";
  /**
   * Name of the owner's wallet: a validator's, since at a launch nobody is paid without the owner's weights (deviations
   * F3, F10).
   */
  readonly owner: string;
  readonly neurons: readonly NeuronPlan[];
}

const VALIDATORS = 2;

const validatorName = (kind: SubnetPlan["kind"], number: number): string => `${kind}-validator-${number}`;

function subnet(kind: SubnetPlan["kind"], models: readonly string[]): SubnetPlan {
  const miners = models.map((model): NeuronPlan => ({ name: `${kind}-${model}`, role: "miner", model }));
  const validators = Array.from({ length: VALIDATORS }, (_, index): NeuronPlan => {
    return { name: validatorName(kind, index + 1), role: "validator", model: undefined };
  });
  return { kind, owner: validatorName(kind, 1), neurons: [...miners, ...validators] };
}

/**
 * Plans the network that `tao up` starts: in each subnet miners with models of different quality, one of them a
 * dummy, so that there is something to rank, and two validators, so that there is something to agree on.
 */
export function networkPlan(models: Readonly<Record<SubnetPlan["kind"], readonly string[]>>): readonly SubnetPlan[] {
  return [subnet("text", models.text), subnet("image", models.image)];
}
