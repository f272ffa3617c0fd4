/** Options of `tao node`. */
export interface NodeFlags {
  readonly json: boolean;
  readonly dev: boolean;
  readonly chain: string;
  readonly basePath?: string;
  readonly rpcHost: string;
  readonly rpcPort: number;
  readonly sealing: "instant" | "interval" | "manual";
  readonly blockTime?: number;
  readonly authorKeyFile?: string;
}
