export { type BasePathStatus, inspectBasePath } from "./database.ts";
export { diskOf } from "./disk.ts";
export type {
  AuthorityStatus,
  DiskStatus,
  NetworkStatus,
  NodeStatus,
  PeerStatus,
  Waiting,
} from "./nodeStatus.ts";
export { StatusReporter, type StatusSources } from "./reporter.ts";
export { MOST_UNFINAL, silenceMs } from "./waiting.ts";
