import { WebSocket } from "ws";

/** Node.js 20 has no WebSocket of its own; ws's is one but for the parts that only pages use. */
export const websocketClass = WebSocket as unknown as typeof globalThis.WebSocket;
