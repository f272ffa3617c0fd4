import type { Log, NeuronStatus } from "@opentao/sdk";
import { Chain } from "@opentao/sdk/chain";
import { openWallet, type Wallet } from "@opentao/sdk/wallet";
import { outputClosed } from "../output/closedOutput.ts";
import type { Printer } from "../output/printer.ts";
import { atTerminal } from "../shared/passwords.ts";
import { stopSignal } from "../shared/signals.ts";
import type { NeuronFlags } from "./flags.ts";
import { neuronReporter } from "./reporter.ts";

/** Parts that every neuron needs. */
export interface NeuronParts {
  readonly chain: Chain;
  readonly wallet: Wallet;
  readonly log: Log;
  readonly onStatus: (status: NeuronStatus) => void;
  /** Aborted when the neuron is told to stop. */
  readonly signal: AbortSignal;
}

/**
 * Connects, runs a neuron until it is told to stop, and disconnects.
 *
 * @throws WalletError, ChainError and whatever the neuron fails with
 */
export async function withNeuron(
  flags: NeuronFlags,
  printer: Printer,
  run: (parts: NeuronParts) => Promise<void>,
): Promise<void> {
  const signal = stopSignal(outputClosed);
  const { wallets: root, wallet: name, hotkey } = flags;
  const wallet = await openWallet({ root, name, hotkey, ...atTerminal });
  const chain = await Chain.connect(flags.url);
  const reporter = neuronReporter(flags.json, printer);
  try {
    await run({ chain, wallet, ...reporter, signal });
  } finally {
    chain.close();
  }
}
