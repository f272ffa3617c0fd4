export {
  type BlockAnnounce,
  decodeAnnounce,
  decodeStatus,
  encodeAnnounce,
  encodeStatus,
  type Status,
} from "./announces.ts";
export {
  NOTIFICATION_LIMITS,
  type NotificationLimits,
  type NotificationListener,
  type NotificationOptions,
} from "./options.ts";
export { NotificationProtocol } from "./protocol.ts";
export { decodeTransactions, encodeTransactions } from "./transactions.ts";
