export { peerAddress, peerOf } from "./addresses.ts";
export { FramedStream } from "./framedStream.ts";
export { Host, type HostListener } from "./host.ts";
export { loadNodeKey } from "./nodeKey.ts";
