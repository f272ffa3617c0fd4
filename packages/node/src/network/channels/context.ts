import type { Clock } from "../../primitives/clock.ts";
import type { Logger } from "../../primitives/logger.ts";
import { malformed, NetworkError } from "../errors.ts";
import type { Guard } from "../guard.ts";
import type { Host } from "../host/index.ts";
import type { NetworkLimits } from "../limits.ts";
import type { NetworkMetrics } from "../metrics.ts";
import type { OutboxBudget } from "../notifications/index.ts";
import type { OwnFaults } from "../ownFaults.ts";
import { type Role, roleByte, roleOf, type Slots } from "../peers/index.ts";
import type { Requester } from "../requests/index.ts";
import type { Turns } from "../turns.ts";

/** Inputs of all channels. */
export interface ChannelContext {
  readonly host: Host;
  readonly guard: Guard;
  readonly slots: Slots;
  /** Returns the requester that a peer counts as where requests of all are bounded. */
  readonly requesterOf: (peer: string) => Requester;
  readonly limits: NetworkLimits;
  /** Bound of the bytes that wait to be sent to all peers. */
  readonly outboxes: OutboxBudget;
  readonly metrics: NetworkMetrics;
  /** Work that peers cause and that takes more than a moment. */
  readonly turns: Turns;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Report of what this node does wrong with what peers send. */
  readonly faults: OwnFaults;
  /** Whole name of a protocol. */
  readonly protocol: (name: string) => string;
}

/** Our handshake of a protocol that asks for the role only. */
export function roleHandshake(role: Role): Uint8Array {
  return Uint8Array.of(roleByte(role));
}

/** Accepts peers that follow the chain with us. @throws NetworkError `MALFORMED`, `REFUSED` */
export function acceptRole(slots: Slots, peer: string, handshake: Uint8Array): void {
  if (handshake.length !== 1) throw malformed(`a handshake of ${handshake.length} bytes`);
  roleOf(handshake[0]);
  if (slots.get(peer) !== undefined) return;
  throw new NetworkError("REFUSED", "the peer has not said which chain it follows", "Open block-announces first.");
}
