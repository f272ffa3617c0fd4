import type { IncomingMessage } from "node:http";
import { isLoopback } from "@opentao/codec/ip";
import type { RpcOptions } from "../options.ts";

/** The wallet page that the ecosystem's documents tell developers to open. */
const DEFAULT_ORIGINS = ["https://polkadot.js.org"];

const LOCAL_NAMES: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]", "::1"]);

function hostnameOf(url: string): string | undefined {
  try {
    return new URL(url).hostname;
  } catch {
    // A header that is no URL names no host.
    return undefined;
  }
}

/**
 * Rules of who may use the server. Web pages can reach servers on the machine of whoever looks at them: a page is let
 * in only if its origin is known, and only under a name that cannot be made to point here by a stranger (DNS
 * rebinding).
 */
export class Access {
  readonly #options: RpcOptions;
  readonly #origins: ReadonlySet<string>;
  readonly #hosts: ReadonlySet<string>;

  constructor(options: RpcOptions) {
    this.#options = options;
    this.#origins = new Set(options.origins === "all" ? [] : (options.origins ?? DEFAULT_ORIGINS));
    this.#hosts = new Set([...LOCAL_NAMES, options.host, ...(options.hosts ?? [])]);
  }

  /** Returns whether a request may be answered at all. */
  admits(request: IncomingMessage): boolean {
    const { host, origin } = request.headers;
    return this.#admitsHost(host) && (origin === undefined || this.admitsOrigin(origin));
  }

  /** Returns whether pages of this origin may use the server. */
  admitsOrigin(origin: string): boolean {
    if (this.#options.origins === "all") return true;
    return this.#origins.has(origin) || this.#isLocalOrigin(origin);
  }

  /** Returns whether a client may use methods that change the node. */
  trusts(request: IncomingMessage): boolean {
    if (this.#options.unsafe !== undefined && this.#options.unsafe !== "local")
      return this.#options.unsafe === "always";
    const { origin, forwarded, "x-forwarded-for": forwardedFor } = request.headers;
    if (forwarded !== undefined || forwardedFor !== undefined) return false;
    return isLoopback(request.socket.remoteAddress ?? "") && (origin === undefined || this.#isLocalOrigin(origin));
  }

  #admitsHost(host: string | undefined): boolean {
    if (!isLoopback(this.#options.host)) return true;
    const name = host === undefined ? undefined : hostnameOf(`http://${host}`);
    return name !== undefined && this.#hosts.has(name);
  }

  #isLocalOrigin(origin: string): boolean {
    const name = hostnameOf(origin);
    return name !== undefined && LOCAL_NAMES.has(name);
  }
}
