import { Chain, type NeuronStatus, openWallet, type Wallet } from "@opentao/sdk";
import { type Logger, pino } from "pino";
import { atTerminal } from "../commands/passwords.ts";
import { untilStopped } from "../commands/signals.ts";
import { err } from "../output/colours.ts";
import type { Printer } from "../output/printer.ts";
import { tellSupervisor } from "../up/status.ts";
import type { NeuronFlags } from "./flags.ts";

/** What a neuron needs whatever it does. */
export interface NeuronParts {
  readonly chain: Chain;
  readonly wallet: Wallet;
  readonly log: Logger;
  readonly onStatus: (status: NeuronStatus) => void;
  /** Aborted when the neuron is told to stop. */
  readonly signal: AbortSignal;
}

function statusLine(status: NeuronStatus): string {
  switch (status.kind) {
    case "progress":
      return status.step;
    case "ready":
      return err.green(`ready, uid ${status.uid}`);
    case "answered":
      return `answered in ${status.latencyMs.toFixed(0)} ms: ${status.answer}`;
    case "scored":
      return `scored ${status.scores.map(({ uid, score }) => `${uid}: ${score.toFixed(3)}`).join("  ")}`;
  }
}

/** Tells whoever is there: the supervisor, a program that reads lines of JSON, or people. The same is not told twice in a row. */
function teller(isJson: boolean, printer: Printer): (status: NeuronStatus) => void {
  if (process.connected) return tellSupervisor;
  let last = "";
  return (status) => {
    const line = isJson ? JSON.stringify(status) : statusLine(status);
    if (line === last) return;
    last = line;
    if (isJson) process.stdout.write(`${line}\n`);
    else printer.note(line);
  };
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
  const signal = untilStopped();
  const { wallets: root, wallet: name, hotkey } = flags;
  const wallet = await openWallet({ root, name, hotkey, ...atTerminal });
  const chain = await Chain.connect(flags.url);
  // People read the status lines; programs get every record.
  const log = pino({ level: flags.json ? "info" : "warn" }, pino.destination(2));
  try {
    await run({ chain, wallet, log, onStatus: teller(flags.json, printer), signal });
  } finally {
    chain.close();
  }
}
