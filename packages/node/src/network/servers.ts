import type { ChannelContext } from "./channels/index.ts";
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
  const { host, guard, limits, metrics, turns } = context;
  const places = new Places(limits.answers, context.clock);
  const mayAsk = guard.rate(limits.requestRate);
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
      ...{ mayAsk, turns, places, askerOf: context.askerOf },
      silent: (peer, why) => guard.charge(peer, "silence", why),
      misbehaved: (peer, error) => guard.blame(peer, error),
      handler: async (request, peer) => {
        const answer = await handler(request, peer);
        metrics.requests.inc({ protocol: name });
        return answer;
      },
    });
  await serve("sync/2", (request) => answerBlockRequest(source, request));
  await serve("light/2", (request) => answerLightRequest(proofs, request));
  await serve("state/2", (request) => answerStateRequest(proofs, request));
  if (warp !== undefined) await serve("sync/warp", (request) => answerWarpRequest(warp, request));
}
