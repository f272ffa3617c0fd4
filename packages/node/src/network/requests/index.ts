export { falseResponse, type IncomingBlock } from "./blocks/check.ts";
export { type BlockRequest, encodeBlockRequest, type Justifications } from "./blocks/message.ts";
export { answerBlockRequest, type BlockSource } from "./blocks/server.ts";
export { notRunning, RequestClient } from "./client.ts";
export { answerLightRequest, type LightSource } from "./light/server.ts";
export { REQUEST_LIMITS, type RequestLimits, type RequestName } from "./limits.ts";
export { Places } from "./places.ts";
export { isFault, type RequestHandler, request, serveRequests } from "./protocol.ts";
export type { Requester, ShareLimits } from "./shares.ts";
export { checkStateResponse, type StatePart } from "./state/client.ts";
export { encodeStateRequest } from "./state/message.ts";
export { answerStateRequest, type StateSource } from "./state/server.ts";
export {
  answerWarpRequest,
  type WarpProof,
  type WarpSource,
} from "./warp/message.ts";
