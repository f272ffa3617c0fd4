import { Counter, Gauge, type Registry } from "prom-client";

const REQUESTS = "opentao_rpc_requests_total";
const CONNECTIONS = "opentao_rpc_connections";

/** Metrics of the JSON-RPC servers of a node. */
export class RpcMetrics {
  /** Messages from clients, by `transport` (`http`, `ws`). */
  readonly requests: Counter<"transport">;
  /** WebSockets that are open. */
  readonly connections: Gauge;

  /** A node may have several servers: they count together. */
  constructor(registry: Registry) {
    const [requests, connections] = [registry.getSingleMetric(REQUESTS), registry.getSingleMetric(CONNECTIONS)];
    const registers = [registry];
    this.requests =
      requests instanceof Counter
        ? requests
        : new Counter({ name: REQUESTS, help: "Messages from JSON-RPC clients", labelNames: ["transport"], registers });
    this.connections =
      connections instanceof Gauge
        ? connections
        : new Gauge({ name: CONNECTIONS, help: "Open JSON-RPC WebSockets", registers });
  }
}
