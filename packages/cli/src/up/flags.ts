/** Options of `tao up`. */
export interface UpFlags {
  readonly json: boolean;
  readonly reset: boolean;
  /** Whether a reset is not asked about. */
  readonly yes: boolean;
  readonly once: boolean;
  readonly basePath: string;
  readonly nodes?: number;
  readonly rpcPort: number;
  readonly blockTime: number;
  readonly tempo: number;
  readonly timeout: number;
}
