import type { BestNotification, ChainNotification, ImportNotification } from "../chain/interface.ts";

/** What a notification says of a new best block, or `undefined` when there is none. */
export function bestChange(notification: ChainNotification): ImportNotification | BestNotification | undefined {
  if (notification.kind === "best") return notification;
  return notification.kind === "imported" && notification.isBest ? notification : undefined;
}
