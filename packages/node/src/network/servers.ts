import { WorkerError } from "../jobs/errors.ts";
import type { ChannelContext } from "./channels/index.ts";
import { NetworkError } from "./errors.ts";
import type { NetworkOptions } from "./options.ts";
import {
  answerBlockRequest,
  answerLightRequest,
  answerStateRequest,
  answerWarpRequest,
  type BlockSource,
  Places,
  type RequestHandler,
  type RequestName,
  serveRequests,
} from "./requests/index.ts";

/** Answers all request protocols. */
export async function startServers(
  context: ChannelContext,
  { chain, justifications, proofs, warp }: NetworkOptions,
): Promise<void> {
  const { host, guard, limits, metrics, turns, faults } = context;
  const places = new Places(limits.responses, context.clock);
  // What takes long to be made keeps nobody from blocks.
  const proofPlaces = new Places(limits.proofs, context.clock);
  const mayRequest = guard.rate(limits.requestRate);
  const source: BlockSource = {
    header: (hash) => chain.header(hash),
    body: (hash) => chain.body(hash),
    hashAt: (number) => chain.hashAt(number),
    justifications,
    newestJustified: () => chain.latestJustification()?.block.hash,
  };
  const serve = (name: RequestName, handler: RequestHandler) =>
    serveRequests(host, {
      protocol: context.protocol(name),
      limits: limits.requests[name],
      ...{ mayRequest, turns, requesterOf: context.requesterOf },
      places: name === "light/2" || name === "state/2" ? proofPlaces : places,
      silent: (peer, why) => guard.report(peer, "silence", why),
      misbehaved: (peer, error) => guard.reportError(peer, error),
      handler: async (request, peer) => {
        try {
          const response = await handler(request, peer);
          metrics.requests.inc({ protocol: name });
          return response;
        } catch (error) {
          if (isCostly(error)) guard.report(peer, "costly", error);
          if (!(error instanceof NetworkError))
            faults.report(error, { protocol: name, peer }, "a request failed at this node");
          throw error;
        }
      },
    });
  await serve("sync/2", (request) => answerBlockRequest(source, request));
  await serve("light/2", (request) => answerLightRequest(proofs, request));
  await serve("state/2", (request) => answerStateRequest(proofs, request));
  if (warp !== undefined) await serve("sync/warp", (request) => answerWarpRequest(warp, request));
}

/** Returns whether a request was given up because it took too much of a thread. */
function isCostly(error: unknown): boolean {
  const { cause } = error instanceof Error ? error : {};
  return cause instanceof WorkerError && cause.endedThread;
}
