/** An event of a followed chain. */
export interface Event {
  readonly event: string;
  readonly blockHash?: string;
  readonly parentBlockHash?: string;
  readonly bestBlockHash?: string;
  readonly finalizedBlockHashes?: readonly string[];
  readonly prunedBlockHashes?: readonly string[];
  readonly newRuntime?: unknown;
}
