export { checkListen, type PeerAddress, peerAddress, peerOf } from "./addresses.ts";
export { FramedStream } from "./framedStream.ts";
export { Host, type HostListener, type StreamHandler } from "./host.ts";
export { loadNodeKey } from "./nodeKey.ts";
export { type HostOptions, LOOPBACK_ADDRESSES } from "./options.ts";
