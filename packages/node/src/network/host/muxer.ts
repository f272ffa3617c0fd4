import { yamux } from "@chainsafe/libp2p-yamux";
import type { StreamMuxerFactory } from "@libp2p/interface";
import { RateLimit } from "../rateLimit.ts";

/** Most memory that one substream keeps for what is not read yet, in bytes. */
const STREAM_WINDOW = 1024 * 1024;
/** Substreams of one connection that its peer may have open: a few more than all protocols together allow. */
const MAX_STREAMS = 128;
/**
 * Substreams that a peer may open, whatever it wants to say on them: to agree on a protocol costs more than a few
 * bytes.
 */
const STREAM_RATE = { perSecond: 128, burst: 1024 };

/** Substreams over one connection, as yamux has them. Who opens more than anybody needs loses the connection. */
export function boundedMuxer(): () => StreamMuxerFactory {
  const makeFactory = yamux({ maxInboundStreams: MAX_STREAMS, streamOptions: { maxStreamWindowSize: STREAM_WINDOW } });
  return () => {
    const factory = makeFactory();
    return {
      protocol: factory.protocol,
      createStreamMuxer: (connection) => {
        const muxer = factory.createStreamMuxer(connection);
        const rate = new RateLimit({ now: Date.now }, STREAM_RATE);
        const take = muxer.onRemoteStream.bind(muxer);
        // What this throws breaks the connection off.
        muxer.onRemoteStream = (stream) => {
          if (!rate.allows("")) throw new Error("more substreams than anybody needs");
          take(stream);
        };
        return muxer;
      },
    };
  };
}
