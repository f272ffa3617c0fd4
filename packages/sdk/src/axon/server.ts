import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { Connections } from "./connections.ts";
import type { AxonLimits } from "./limits.ts";

/** Time between two looks for connections that say nothing, in milliseconds. */
const CHECKING_INTERVAL_MS = 500;

/** Steps of a request, in their order. */
export interface ServerSteps {
  /** Admits a request before its body is read. */
  preprocess(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Responds to an admitted request when its body is there. */
  handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
  /** Responds to a request that failed at any step. */
  reject(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>;
  /** Makes the error for a path that is no synapse's. */
  notFound(request: FastifyRequest): Error;
}

/** Makes the HTTP server of an axon: one path a synapse, bodies as text. */
export function createServer(limits: AxonLimits, steps: ServerSteps): FastifyInstance {
  const server = Fastify({
    bodyLimit: limits.bodySize,
    requestTimeout: limits.receiveTimeoutMs,
    keepAliveTimeout: 72_000,
    forceCloseConnections: "idle",
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 100 },
    http: { headersTimeout: limits.headersTimeoutMs, connectionsCheckingInterval: CHECKING_INTERVAL_MS },
  });
  new Connections(limits.connections, limits.addressConnections).guard(server.server);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  server.addHook("onRequest", (request, reply) => steps.preprocess(request, reply));
  server.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) =>
    steps.reject(error, request, reply),
  );
  server.setNotFoundHandler((request, reply) => steps.reject(steps.notFound(request), request, reply));
  server.route({ method: ["GET", "POST"], url: "/:name", handler: (request, reply) => steps.handle(request, reply) });
  return server;
}

/** Returns the bytes that a body has; without end when it does not say. */
export function declaredSize({ headers }: FastifyRequest): number {
  return headers["transfer-encoding"] === undefined ? Number(headers["content-length"] ?? 0) : Number.POSITIVE_INFINITY;
}

/** Returns the name of the synapse that a request is for. */
export function nameOf(request: FastifyRequest): string | undefined {
  const { params } = request;
  if (typeof params !== "object" || params === null || !("name" in params)) return undefined;
  return typeof params.name === "string" ? params.name : undefined;
}
