export { type BasePathStatus, inspectBasePath } from "./database.ts";
export type {
  AuthorityStatus,
  DiskStatus,
  NetworkStatus,
  NodeStatus,
  PeerStatus,
  SystemInfo,
  Waiting,
} from "./nodeStatus.ts";
export { StatusReporter } from "./reporter.ts";
export { maxUnfinalized, silenceMs } from "./waiting.ts";
