/** Options of `tao up`. */
export interface UpFlags {
  readonly json: boolean;
  readonly reset: boolean;
  readonly once: boolean;
  readonly basePath: string;
  readonly nodes?: number;
  readonly rpcPort: number;
  readonly blockTime: number;
  readonly tempo: number;
  readonly timeout: number;
}
