import type { RpcLimits } from "./call/limits.ts";

/** Address of the JSON-RPC server, and whom it serves. Bounds that are not given have their defaults. */
export interface RpcOptions extends Partial<RpcLimits> {
  /** Address to listen on; `127.0.0.1` serves this machine alone. */
  readonly host: string;
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** Origins of web pages that may use it, beside those of this machine; `all` for any. */
  readonly origins?: readonly string[] | "all";
  /** Names by which it may be addressed when it listens on this machine alone, beside `localhost` and its addresses. */
  readonly hosts?: readonly string[];
  /** Clients that may use methods that change the node: programs on this machine, none, or all. */
  readonly unsafe?: "local" | "never" | "always";
}
