import type { RpcLimits } from "../call/limits.ts";
import type { NodeServices } from "../call/services.ts";
import type { Access } from "./access.ts";
import type { Addresses } from "./addresses.ts";
import type { HeldBytes } from "./bytes.ts";
import type { RpcMetrics } from "./metrics.ts";
import type { SubscriptionPlaces } from "./places.ts";

/** Parts that every connection of a server works with. */
export interface Service {
  readonly services: NodeServices;
  readonly limits: RpcLimits;
  readonly access: Access;
  /** Height of the best block when the server started. */
  readonly startingBlock: number;
  readonly metrics: RpcMetrics;
  /** Bytes held for all clients. */
  readonly held: HeldBytes;
  /** Places for all clients' subscriptions. */
  readonly places: SubscriptionPlaces;
  /** Clients by address. */
  readonly addresses: Addresses;
}
