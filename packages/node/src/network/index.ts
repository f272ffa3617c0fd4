/**
 * The network: libp2p with Substrate's protocols on top (protocol: light-client §5).
 *
 * @packageDocumentation
 */

export { NetworkError, type NetworkErrorCode } from "./error.ts";
export type { GrandpaListener, GrandpaNetwork, NetworkEvent, NetworkListener } from "./events.ts";
export { NETWORK_LIMITS, type NetworkLimits } from "./limits.ts";
export { Network } from "./network.ts";
export type { NetworkOptions, NetworkSettings } from "./options.ts";
export type { Peer, Role } from "./peers/index.ts";
export type {
  IncomingBlock,
  Justifications,
  LightSource,
  StateSource,
  WarpFragment,
  WarpProof,
  WarpSource,
} from "./requests/index.ts";
