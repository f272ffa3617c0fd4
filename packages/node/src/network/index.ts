/**
 * The network: libp2p with Substrate's protocols on top (protocol: light-client §5).
 *
 * @packageDocumentation
 */

export type { GrandpaListener, GrandpaNetwork } from "./channels/grandpaNetwork.ts";
export { NetworkError, type NetworkErrorCode } from "./errors.ts";
export type { NetworkEvent } from "./events.ts";
export type { Network } from "./network.ts";
export type { NetworkOptions, NetworkSettings } from "./options.ts";
export type { Role } from "./peers/index.ts";
export type { SignatureChecks } from "./sync/index.ts";
export type { WarpProgress } from "./warp/index.ts";
