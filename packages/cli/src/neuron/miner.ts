import { type CallerPolicy, Miner } from "@opentao/sdk";
import { DUMMY, type SubnetDefinition, subnets } from "@opentao/subnets";
import type { Printer } from "../output/printer.ts";
import type { MinerFlags } from "./flags.ts";
import { withNeuron } from "./run.ts";

function axonOf({ axonHost: host, axonPort: port, externalHost, externalPort }: MinerFlags) {
  return {
    ...{ host, port },
    ...(externalHost === undefined ? {} : { externalHost }),
    ...(externalPort === undefined ? {} : { externalPort }),
  };
}

function callersOf({ allow, minStake, open }: MinerFlags): CallerPolicy {
  return { allow, open, ...(minStake === undefined ? {} : { minStake }) };
}

async function mine<Q extends object, A extends object, S>(
  subnet: SubnetDefinition<Q, A, S>,
  flags: MinerFlags,
  printer: Printer,
): Promise<void> {
  const { netuid, registration } = flags;
  const { synapse, describe, models } = subnet;
  const model = flags.model ?? models[0]?.id ?? DUMMY; // the best comes first
  await withNeuron(flags, printer, async ({ signal, ...parts }) => {
    parts.onStatus({ kind: "progress", step: `loading model ${model}` });
    const responder = await subnet.createResponder({ model });
    try {
      const neuron = { ...parts, netuid, registration, axon: axonOf(flags), callers: callersOf(flags) };
      await new Miner({ ...neuron, synapse, responder, describe }).run(signal);
    } finally {
      await responder.close();
    }
  });
}

/** Runs a miner until it is told to stop. @throws SubnetError when the model cannot be used; WalletError; ChainError */
export function runMiner(flags: MinerFlags, printer: Printer): Promise<void> {
  return flags.market === "text" ? mine(subnets.text, flags, printer) : mine(subnets.image, flags, printer);
}
