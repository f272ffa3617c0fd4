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
export type { SystemInfo } from "./systemInfo.ts";
export { mostUnfinal, silenceMs } from "./waiting.ts";
