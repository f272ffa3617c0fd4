import type { HeadSource } from "./heads/headsUntil.ts";
import type { ChainEvent } from "./runtime/events.ts";
import type { Requester } from "./runtime/runtimes.ts";
import type { RuntimeTypes } from "./runtime/runtimeTypes.ts";

/** Part of a chain connection that its own parts need. */
export interface ChainAccess extends Requester, HeadSource {
  readonly genesisHash: string;
  types(at?: string): Promise<RuntimeTypes>;
  blockHash(number: number): Promise<string | undefined>;
  events(at: string): Promise<ChainEvent[]>;
}
