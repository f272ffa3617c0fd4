export { type BasePathStatus, inspectBasePath } from "./database.ts";
export type {
  AuthorityStatus,
  DiskStatus,
  NetworkStatus,
  NodeStatus,
  PeerStatus,
  Waiting,
} from "./nodeStatus.ts";
export { StatusReporter } from "./reporter.ts";
export { MOST_UNFINAL, silenceMs } from "./waiting.ts";
