import type { NodeServices } from "../../services.ts";
import type { RpcLimits } from "../limits.ts";
import type { Access } from "./access.ts";
import type { HeldBytes } from "./bytes.ts";
import type { RpcMetrics } from "./metrics.ts";

/** What every connection of a server works with. */
export interface Service {
  readonly services: NodeServices;
  readonly limits: RpcLimits;
  readonly access: Access;
  /** Height of the best block when the server started. */
  readonly startingBlock: number;
  readonly metrics: RpcMetrics;
  /** What is held for all clients. */
  readonly held: HeldBytes;
}
