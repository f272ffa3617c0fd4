import type { IncomingMessage } from "node:http";
import { addressGroup, isLoopback } from "@opentao/codec/ip";

/** Parts of a request that say who asks. */
type Asker = Pick<IncomingMessage, "headers" | "socket">;

function hostnameOf(url: string): string | undefined {
  try {
    return new URL(url).hostname;
  } catch {
    return undefined; // what is no URL names no host
  }
}

/**
 * Rules of who may ask. Pages that somebody looks at can reach servers on his machine: they are let in only if their
 * origin is known, and only under a name that nobody else can make point here (DNS rebinding).
 */
export class Access {
  readonly #host: string;
  readonly #origins: ReadonlySet<string>;

  /**
   * @param host - address that is listened on
   * @param origins - origins of pages that may ask, besides those of this machine
   */
  constructor(host: string, origins: readonly string[]) {
    this.#host = host;
    this.#origins = new Set(origins);
  }

  /** Returns whether a request may be answered. */
  admits({ headers: { host, origin } }: Asker): boolean {
    return this.#admitsHost(host) && (origin === undefined || this.#admitsOrigin(origin));
  }

  #admitsHost(host: string | undefined): boolean {
    if (!isLoopback(this.#host)) return true;
    const name = host === undefined ? undefined : hostnameOf(`http://${host}`);
    return name !== undefined && (isLoopback(name) || name === this.#host);
  }

  #admitsOrigin(origin: string): boolean {
    if (this.#origins.has(origin)) return true;
    const name = hostnameOf(origin);
    return name !== undefined && isLoopback(name);
  }
}

/**
 * Group of clients that limits hold for; `undefined` for programs of this machine, which have none. A proxy on this
 * machine says for whom it asks.
 */
export function clientOf({ socket, headers }: Asker): string | undefined {
  const remote = socket.remoteAddress ?? "";
  if (!isLoopback(remote)) return addressGroup(remote);
  const forwarded = headers["x-forwarded-for"];
  const last = (Array.isArray(forwarded) ? forwarded.join(",") : forwarded)?.split(",").at(-1)?.trim();
  return last === undefined || isLoopback(last) ? undefined : addressGroup(last).slice(0, 64);
}
