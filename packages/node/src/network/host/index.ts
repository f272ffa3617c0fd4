export { peerAddress, peerOf } from "./addresses.ts";
export { FramedStream } from "./framedStream.ts";
export { hostOf } from "./gate.ts";
export { Host } from "./host.ts";
export { loadNodeKey } from "./nodeKey.ts";
export type { HostListener } from "./options.ts";
