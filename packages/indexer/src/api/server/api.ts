import { Connections, RateLimit } from "@opentao/sdk";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Kysely } from "kysely";
import { IndexError } from "../../errors.ts";
import type { Tables } from "../../schema/tables.ts";
import { openApiOf } from "../document/openapi.ts";
import { allResources } from "../resources/all.ts";
import type { ChainKnown } from "../resources/overview.ts";
import type { Resource } from "../resources/resource.ts";
import { Access, clientOf } from "./access.ts";
import { answer } from "./answer.ts";
import { Gate } from "./gate.ts";
import { HEADERS, METHODS } from "./headers.ts";
import { API_LIMITS, type ApiLimits, CHECK_MS, HEAD_BYTES, REQUEST_MS } from "./limits.ts";
import { Live } from "./live.ts";
import { refuseBytes, refuseOddities } from "./malformed.ts";
import { refusalOf } from "./refusals.ts";

/** Options of an {@link IndexApi}. */
export interface ApiOptions {
  /** Address to listen on; 127.0.0.1 by default. */
  readonly host?: string;
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** Origins of pages that may ask, besides those of this machine. */
  readonly origins?: readonly string[];
  readonly limits?: Partial<ApiLimits>;
  /** Returns what is known of the chain at the moment. */
  readonly known?: () => ChainKnown;
  /** Called for faults that a client is not told of. */
  readonly onProblem?: (error: unknown) => void;
}

/** Clients whose rate is remembered. */
const MOST_CLIENTS = 16_384;

/** HTTP API over an index. */
export class IndexApi {
  readonly #db: Kysely<Tables>;
  readonly #options: ApiOptions;
  readonly #limits: ApiLimits;
  readonly #server: FastifyInstance;
  readonly #access: Access;
  readonly #gate: Gate;
  readonly #live: Live;
  readonly #rates: RateLimit;

  private constructor(db: Kysely<Tables>, options: ApiOptions) {
    this.#db = db;
    this.#options = options;
    this.#limits = { ...API_LIMITS, ...options.limits };
    this.#access = new Access(options.host ?? "127.0.0.1", options.origins ?? []);
    this.#gate = new Gate(this.#limits);
    this.#live = new Live(db, this.#limits, (error) => options.onProblem?.(error));
    this.#rates = new RateLimit(this.#limits.rate, MOST_CLIENTS, this.#limits.burst);
    this.#server = this.#build();
  }

  /**
   * Serves an index.
   *
   * @param db - where answers are read; nothing is written
   * Rejects with the system's error when the address cannot be listened on.
   */
  static async start(db: Kysely<Tables>, options: ApiOptions): Promise<IndexApi> {
    const api = new IndexApi(db, options);
    await api.#server.listen({ host: options.host ?? "127.0.0.1", port: options.port });
    return api;
  }

  /** Address of the API, as `http://127.0.0.1:9988`. */
  get url(): string {
    const address = this.#server.server.address();
    if (address === null || typeof address === "string") throw new Error("the API does not listen");
    const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
    return `http://${host}:${address.port}`;
  }

  /** Stops serving. */
  async close(): Promise<void> {
    this.#live.close();
    await this.#server.close();
  }

  #build(): FastifyInstance {
    const server = fastify({
      requestTimeout: REQUEST_MS,
      bodyLimit: 1024,
      routerOptions: { maxParamLength: 128 },
      forceCloseConnections: true,
      // A request without a host is refused as any other, not by Node.js, which would say nothing.
      http: {
        ...{ maxHeaderSize: HEAD_BYTES, headersTimeout: REQUEST_MS, connectionsCheckingInterval: CHECK_MS },
        requireHostHeader: false,
      },
      clientErrorHandler: refuseBytes,
      frameworkErrors: (error, _request, reply) => this.#refuse(error, reply),
    });
    refuseOddities(server.server);
    new Connections(this.#limits.connections, this.#limits.addressConnections).guard(server.server);
    server.addHook("onRequest", async (request, reply) => this.#receive(request, reply));
    server.setErrorHandler((error, _request, reply) => this.#refuse(error, reply));
    server.setNotFoundHandler((_request, reply) =>
      this.#refuse(new IndexError("NOT_FOUND", "the API has no such path"), reply),
    );
    const resources = allResources(() => this.#options.known?.() ?? { specName: undefined, finalized: undefined });
    for (const resource of resources) this.#serve(server, resource);
    const document = JSON.stringify(openApiOf(resources));
    this.#route(server, "/v1/openapi.json", async (_request, reply) => reply.type("application/json").send(document));
    this.#route(server, "/v1/live", async (request, reply) => this.#follow(request, reply));
    return server;
  }

  /** Adds a path that is read by GET and HEAD. */
  #route(
    server: FastifyInstance,
    path: string,
    handler: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
  ): void {
    server.route({ method: "GET", url: path, handler });
    server.route({
      method: "OPTIONS",
      url: path,
      handler: (_, reply) => reply.header("Allow", METHODS).code(204).send(),
    });
  }

  #serve(server: FastifyInstance, { path, contentType, ask }: Resource): void {
    this.#route(server, path.replaceAll(/\{(\w+)\}/g, ":$1"), async (request, reply) => {
      const question = ask(request.params, request.query);
      const known = request.headers["if-none-match"];
      const { tag, cacheControl, body } = await this.#gate.run(clientOf(request.raw), () =>
        answer(this.#db, question, request.url, known),
      );
      reply.headers({ ETag: tag, "Cache-Control": cacheControl });
      if (body === undefined) return reply.code(304).send();
      if (contentType === "text/csv")
        reply.header("Content-Disposition", `attachment; filename="${path.split("/").at(-1)}"`);
      return reply.type(`${contentType}; charset=utf-8`).send(body);
    });
  }

  /**
   * Looks at who asks, and how, before anything else is done.
   *
   * @throws IndexError `MALFORMED_REQUEST`, `NOT_ADMITTED`, `TOO_MANY_REQUESTS`, `METHOD_NOT_ALLOWED`
   */
  #receive({ raw, headers, method }: FastifyRequest, reply: FastifyReply): void {
    reply.headers(HEADERS);
    if (headers.host === undefined && raw.httpVersion !== "1.0")
      throw new IndexError("MALFORMED_REQUEST", "the request names no host");
    if (!this.#access.admits(raw)) throw new IndexError("NOT_ADMITTED", "this host or origin is not admitted");
    const { origin } = headers;
    if (origin !== undefined) {
      reply.headers({
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": "If-None-Match",
        "Access-Control-Expose-Headers": "ETag, Retry-After",
        "Access-Control-Max-Age": "3600",
      });
    }
    const client = clientOf(raw);
    const waitMs = client === undefined ? 0 : this.#rates.wait(client, Date.now(), this.#limits.rate);
    if (waitMs > 0) {
      reply.header("Retry-After", Math.ceil(waitMs / 1000));
      throw new IndexError("TOO_MANY_REQUESTS", "this client asks too often");
    }
    if (METHODS.split(", ").includes(method)) return;
    reply.header("Allow", METHODS);
    throw new IndexError("METHOD_NOT_ALLOWED", "the API only reads");
  }

  #follow(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const client = clientOf(request.raw);
    reply.headers({ "Cache-Control": "no-store", "Content-Type": "text/event-stream" });
    if (request.method === "HEAD") return reply.send();
    this.#live.admit(client);
    reply.hijack();
    const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    reply.raw.writeHead(200, Object.fromEntries(headers));
    this.#live.add(client, reply.raw);
    return reply;
  }

  #refuse(error: unknown, reply: FastifyReply): FastifyReply {
    const { status, body } = refusalOf(error);
    if (status === 500) this.#options.onProblem?.(error);
    if (status === 503) reply.header("Retry-After", 1);
    // What the router refuses has been received by nobody.
    reply.headers({ ...HEADERS, "Cache-Control": "no-store" });
    return reply.code(status).type("application/json; charset=utf-8").send(JSON.stringify(body));
  }
}
