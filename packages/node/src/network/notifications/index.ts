export {
  type BlockAnnounce,
  decodeAnnounce,
  decodeStatus,
  encodeAnnounce,
  encodeStatus,
} from "./announces.ts";
export { NOTIFICATION_LIMITS, type NotificationLimits } from "./options.ts";
export { OutboxBudget } from "./outboxBudget.ts";
export { NotificationProtocol } from "./protocol.ts";
