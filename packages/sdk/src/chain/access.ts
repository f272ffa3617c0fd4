import type { ChainEvent } from "./events.ts";
import type { Head } from "./header.ts";
import type { HeadKind } from "./heads.ts";
import type { RuntimeTypes } from "./runtimeTypes.ts";

/** Part of a chain connection that its own parts need. */
export interface ChainAccess {
  readonly genesisHash: string;
  types(at?: string): Promise<RuntimeTypes>;
  request(method: string, params: readonly unknown[]): Promise<unknown>;
  blockHash(number: number): Promise<string | undefined>;
  events(at: string): Promise<ChainEvent[]>;
  head(kind?: HeadKind): Promise<Head>;
  onHead(listener: (head: Head) => void, kind?: HeadKind): Promise<() => void>;
}
