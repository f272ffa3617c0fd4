/** Options that miners and validators share. */
export interface NeuronFlags {
  readonly json: boolean;
  readonly market: "text" | "image";
  readonly netuid: number;
  readonly wallet: string;
  readonly hotkey: string;
  readonly wallets?: string;
  readonly url: string;
  readonly registration: "work" | "burn" | "never";
}

/** Options of `tao miner`. */
export interface MinerFlags extends NeuronFlags {
  readonly model?: string;
  readonly axonHost: string;
  readonly axonPort: number;
  readonly externalHost?: string;
  readonly externalPort?: number;
  readonly allow: readonly string[];
  /** Amount in rao. */
  readonly minStake?: bigint;
  readonly open: boolean;
}

/** Options of `tao validator`. */
export interface ValidatorFlags extends NeuronFlags {
  readonly scoresFile?: string;
  readonly corpus?: string;
  /** Port at which rounds are published; `undefined` when they are not. */
  readonly roundsPort?: number;
  readonly roundsOrigins: readonly string[];
  /** True when pages of these origins may put questions to the miners. */
  readonly ask: boolean;
}
