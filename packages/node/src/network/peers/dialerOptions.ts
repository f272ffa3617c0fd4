import type { Clock } from "../../primitives/clock.ts";
import type { Logger } from "../../primitives/logger.ts";

/** Inputs of a dialer. */
export interface DialerOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly bootNodes: readonly string[];
  /** Connections that we open, reserved peers not counted. */
  readonly maxOutbound: number;
  readonly connect: (address: string) => Promise<unknown>;
  readonly discover: (signal: AbortSignal) => Promise<void>;
  readonly isConnected: (peer: string) => boolean;
  readonly isBanned: (peer: string) => boolean;
  /** Number of connections that we opened to peers that are not reserved. */
  readonly outbound: () => number;
}
