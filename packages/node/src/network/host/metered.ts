import type { Stream, StreamHandler } from "@libp2p/interface";
import type { PingComponents } from "@libp2p/ping";

type Registrar = PingComponents["registrar"];

/** Returns whether a peer may send one more message of a length now; if not, its reputation falls. */
export type MayRequest = (peer: string, length: number) => boolean;

/** Calls `message` with the length of each message that begins in a piece of received bytes. */
export type MessageCounter = (data: Uint8Array, message: (length: number) => void) => void;

/**
 * Returns the components of a service of libp2p so that it only gets what peers may send: services answer whatever has
 * come before the thread does anything else, and know no rate. A substream on which more comes is broken off.
 */
export function metered<T extends object>(components: T, mayRequest: MayRequest, counter: () => MessageCounter): T {
  return new Proxy(components, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      // libp2p names its parts so, whatever a service takes of them.
      return name === "registrar" ? meteredRegistrar(value as Registrar, mayRequest, counter) : value;
    },
  });
}

function meteredRegistrar(registrar: Registrar, mayRequest: MayRequest, counter: () => MessageCounter): Registrar {
  const meter = (handler: StreamHandler): StreamHandler => {
    return (stream, connection) => {
      watch(stream, connection.remotePeer.toString(), mayRequest, counter());
      return handler(stream, connection);
    };
  };
  return new Proxy(registrar, {
    get: (target, name) => {
      if (name === "handle") {
        const handle: Registrar["handle"] = (protocol, handler, options) =>
          target.handle(protocol, meter(handler), options);
        return handle;
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function watch(stream: Stream, peer: string, mayRequest: MayRequest, count: MessageCounter): void {
  let isOver = false;
  stream.addEventListener("message", (event) => {
    const { data } = event;
    if (!isOver) {
      count(data instanceof Uint8Array ? data : data.subarray(), (length) => {
        isOver ||= !mayRequest(peer, length);
      });
    }
    if (!isOver) return;
    // The service does not see what is too much.
    event.stopImmediatePropagation();
    if (stream.status === "open") stream.abort(new Error("the peer asks too much"));
  });
}

/** Messages behind their length in LEB128. */
export function framed(): MessageCounter {
  let left = 0;
  let length = 0;
  let shift = 0;
  return (data, message) => {
    for (let i = 0; i < data.length; i += 1) {
      if (left > 0) {
        const skipped = Math.min(left, data.length - i);
        left -= skipped;
        i += skipped - 1;
        continue;
      }
      const byte = data[i] ?? 0;
      length += (byte & 0x7f) * 2 ** shift;
      shift += 7;
      if (byte >= 0x80) continue;
      message(length);
      left = length;
      length = 0;
      shift = 0;
    }
  };
}

/** Messages of one length, or whatever comes at a time when it is less. */
export function pieces(size: number): () => MessageCounter {
  return () => (data, message) => {
    for (let at = 0; at < data.length; at += size) message(Math.min(size, data.length - at));
  };
}
