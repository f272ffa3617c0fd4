import type { Connection, Stream } from "@libp2p/interface";
import { FramedStream } from "./framedStream.ts";

/** Period of measuring what is held, in milliseconds: one machine can send little meanwhile. */
const LOOK_MS = 250;

/** Options of the bound. */
export interface HeldOptions {
  readonly connections: () => readonly Connection[];
  /** Most bytes of all connections. */
  readonly heldBytes: number;
  /** Called with a connection that is broken off. */
  readonly broken: (connection: Connection) => void;
}

/**
 * Bytes that wait on all connections, to be read by the node or by the peers. Each substream has a bound of its own;
 * together they would be more than a node has room for, so that while all are too many, the connection with the most is
 * broken off.
 */
export class HeldOnConnections {
  readonly #options: HeldOptions;
  readonly #framed = new WeakMap<Stream, FramedStream>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: HeldOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#look(), LOOK_MS).unref();
  }

  /** Messages over a substream; what waits there counts. */
  frame(stream: Stream): FramedStream {
    const framed = new FramedStream(stream);
    this.#framed.set(stream, framed);
    return framed;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const held = this.#options.connections().map((connection) => ({ connection, bytes: this.#of(connection) }));
    let total = held.reduce((sum, { bytes }) => sum + bytes, 0);
    held.sort((a, b) => b.bytes - a.bytes);
    for (const { connection, bytes } of held) {
      if (total <= this.#options.heldBytes) return;
      total -= bytes;
      this.#options.broken(connection);
      connection.abort(new Error("more waits on this connection than the node has room for"));
    }
  }

  #of({ streams }: Connection): number {
    return streams.reduce((sum, stream) => {
      const framed = this.#framed.get(stream)?.waiting ?? 0;
      return sum + framed + stream.readBufferLength + stream.writeBufferLength;
    }, 0);
  }
}
