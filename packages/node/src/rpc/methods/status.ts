import type { NodeStatus } from "../../status/index.ts";
import type { Call } from "../call.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";

/**
 * How the node stands: where it is, whom it knows, what it waits for. Of this software alone; `tao doctor` reads it.
 */
export function opentao_nodeStatus({ services: { status } }: Call): NodeStatus {
  if (status !== undefined) return status.status();
  throw new RpcError(RPC_CODES.system, "The node does not watch itself", "ask for system_health and system_syncState");
}
