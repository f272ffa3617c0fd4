export { peerAddress, peerOf } from "./addresses.ts";
export { FramedStream } from "./framedStream.ts";
export type { Host, HostListener } from "./host.ts";
export { loadNodeKey } from "./nodeKey.ts";
