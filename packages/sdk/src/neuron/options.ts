import type { Chain } from "../chain/chain.ts";
import type { Wallet } from "../wallet/index.ts";
import type { NeuronStatus } from "./contracts.ts";

/** Takes structured records; a pino logger is one. */
export interface Log {
  /** Writes what helps to find a fault. */
  debug(fields: object, message: string): void;
  /** Writes what was done. */
  info(fields: object, message: string): void;
  /** Writes what went wrong and passes by itself. */
  warn(fields: object, message: string): void;
  /** Writes what does not pass by itself. */
  error(fields: object, message: string): void;
}

/** Way in which a hotkey that is not registered gets registered: by work (fair launch), for TAO, or not at all. */
export type RegistrationMode = "work" | "burn" | "never";

/** Options that miners and validators share. */
export interface NeuronOptions {
  readonly chain: Chain;
  readonly wallet: Wallet;
  readonly netuid: number;
  readonly registration: RegistrationMode;
  /** Synapse that it asks or answers, compared with what the subnet says that it speaks before anything is paid. */
  readonly synapse: { readonly name: string };
  /** Threads that search work. Default: 1. */
  readonly workThreads?: number;
  /** Called with what the neuron does, for people. */
  readonly onStatus?: (status: NeuronStatus) => void;
  readonly log: Log;
}
