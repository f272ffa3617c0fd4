import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { acceptedEncoding } from "./encoding.ts";
import { securityHeaders } from "./headers.ts";
import { type Specification, servedSpecification } from "./specification.ts";

/** Addresses of what the page shows, and where it is served. */
export interface ExplorerOptions {
  /** Default: 127.0.0.1, this machine alone. */
  readonly host?: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** WebSocket address of the node that the page reads, as browsers reach it. */
  readonly node?: string;
  /** Address of the index, as browsers reach it. */
  readonly index?: string;
  /** Addresses at which validators publish their rounds. */
  readonly validators?: readonly string[];
  /**
   * Specification of the chain, raw and as JSON, for a light client in the page; or what makes it when a page asks for
   * it. Where that fails, the page is told so, and the next that asks has it made again.
   */
  readonly specification?: Specification;
  /** Hears why a specification could not be made, when the page that asked for it has been told. */
  readonly onFailure?: (error: unknown) => void;
}

/** A page that is served. */
export interface Explorer {
  /** Address to open in a browser. */
  readonly url: string;
  close(): Promise<void>;
}

/** The page as it was built. */
const PAGE = fileURLToPath(new URL("../../dist/page", import.meta.url));

/** Connections at the same time; a browser opens six or so. */
const MAX_CONNECTIONS = 256;
const REQUEST_TIMEOUT_MS = 10_000;
/** Time between two looks at which requests are late. */
const CHECK_MS = 1000;
/** Time after which a connection on which nothing moves is closed. */
const SILENCE_MS = 30_000;
const MAX_HEADERS = 8_192;
/** Name of the specification's file. */
const SPECIFICATION = "spec.json";
const PLAIN = { "content-type": "text/plain" };

/** Answers one request of a browser with a file of the page, or with where the network is. */
function answering(options: ExplorerOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const { node, index, validators = [] } = options;
  const specification = options.specification === undefined ? undefined : servedSpecification(options.specification);
  const beside = specification === undefined ? {} : { specification: SPECIFICATION };
  const config = JSON.stringify({ node, index, validators, ...beside });
  // The names of all other files stay the same when they change.
  const setHeaders = (response: ServerResponse, path: string): void =>
    void response.setHeader("cache-control", path.startsWith("/assets/") ? "max-age=31536000, immutable" : "no-cache");
  const files = sirv(PAGE, { etag: true, brotli: true, setHeaders });
  return (request, response) => {
    for (const [name, value] of securityHeaders(options)) response.setHeader(name, value);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    if (request.url === "/config.json") {
      response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" }).end(config);
      return;
    }
    const accepted = acceptedEncoding(request.headers["accept-encoding"]);
    if (accepted === undefined) {
      response
        .writeHead(406, { ...PLAIN, vary: "accept-encoding" })
        .end("This is served as it is, or compressed by brotli (br).\n");
      return;
    }
    if (specification !== undefined && request.url === `/${SPECIFICATION}`) {
      const encoding = accepted === "br" ? { "content-encoding": "br" } : {};
      const headers = { "content-type": "application/json", "cache-control": "no-cache", vary: "accept-encoding" };
      specification(accepted).then(
        (body) => response.writeHead(200, { ...headers, ...encoding }).end(body),
        (error: unknown) => {
          const tell = (): void => options.onFailure?.(error);
          if (response.closed) tell();
          else response.once("close", tell).writeHead(500, PLAIN).end("The specification could not be made.\n");
        },
      );
      return;
    }
    // What serves files looks for the name alone, and would compress for whoever refuses that.
    request.headers["accept-encoding"] = accepted;
    // Whole files alone: no browser asks for parts of these, and a range that ends before it begins would throw.
    delete request.headers.range;
    files(request, response, () => {
      response.writeHead(404, PLAIN).end("There is no such file.\n");
    });
  };
}

/**
 * Serves the page until it is closed.
 *
 * @throws Error with the code of the operating system when it cannot listen there
 */
export async function serveExplorer(options: ExplorerOptions): Promise<Explorer> {
  const host = options.host ?? "127.0.0.1";
  const times = {
    ...{ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS },
    connectionsCheckingInterval: CHECK_MS,
  };
  const server = createServer({ ...times, maxHeaderSize: MAX_HEADERS }, answering(options));
  server.maxConnections = MAX_CONNECTIONS;
  server.timeout = SILENCE_MS;
  server.listen(options.port, host);
  await once(server, "listening");
  // A TCP server that listens has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}/`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
