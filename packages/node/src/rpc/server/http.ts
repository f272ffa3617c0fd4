import type { IncomingMessage, ServerResponse } from "node:http";
import { answer } from "../dispatch.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";
import { errorMessage } from "../protocol/message.ts";
import { type Holder, TOO_MUCH_HELD } from "./bytes.ts";
import type { Service } from "./service.ts";

/** Answers an HTTP request: JSON-RPC by POST, `/health` and `/metrics` by GET. Never throws. */
export async function serveHttp(request: IncomingMessage, response: ServerResponse, service: Service): Promise<void> {
  try {
    if (!service.access.admits(request))
      return reply(response, 403, "text/plain", "This origin or host is not allowed.\n");
    allowOrigin(request, response);
    await route(request, response, service);
  } catch (error) {
    // Whoever has gone needs no answer.
    if (request.socket.destroyed) return service.services.logger.debug({ error }, "an HTTP client has gone");
    service.services.logger.error({ error }, "an HTTP request failed");
    if (response.headersSent) response.destroy();
    else reply(response, 500, "text/plain", "Internal error\n");
  }
}

async function route(request: IncomingMessage, response: ServerResponse, service: Service): Promise<void> {
  const { services } = service;
  switch (request.method) {
    case "POST":
      return serveRpc(request, response, service);
    case "OPTIONS":
      return reply(response, 204, undefined, "");
    case "GET":
    case "HEAD":
      break;
    default:
      response.setHeader("Allow", "GET, HEAD, OPTIONS, POST");
      return reply(response, 405, "text/plain", "JSON-RPC takes POST.\n");
  }
  switch (request.url?.split("?", 1)[0]) {
    case "/health":
      return reply(response, 200, "application/json", JSON.stringify(health(service)));
    case "/metrics":
      return reply(response, 200, services.metrics.contentType, await services.metrics.render());
    default:
      return reply(response, 404, "text/plain", "POST JSON-RPC here, or GET /health or /metrics.\n");
  }
}

function health({ services: { chain, system, network } }: Service) {
  return {
    peers: system.peers(),
    isSyncing: network?.isMajorSync ?? false,
    best: chain.best(),
    finalized: chain.finalized(),
  };
}

async function serveRpc(request: IncomingMessage, response: ServerResponse, service: Service): Promise<void> {
  // Pages of other origins can post other types without being asked for permission first.
  if (request.headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase() !== "application/json") {
    return reply(response, 415, "text/plain", "Set Content-Type: application/json.\n");
  }
  // A request that is whole does not end its connection when it is destroyed.
  const holder: Holder = {
    drop: () => {
      service.services.logger.warn({}, TOO_MUCH_HELD);
      request.socket.destroy();
    },
  };
  let making = 0;
  // It is written to the end, or nobody reads it any more.
  response.once("close", () => service.held.forget(holder));
  const hold = (bytes: number): void => {
    if (!response.closed && !request.socket.destroyed) service.held.set(holder, bytes);
  };
  const body = await readBody(request, service, hold);
  if (body === undefined) {
    const error = new RpcError(RPC_CODES.requestTooBig, "Request is too big");
    response.setHeader("Connection", "close");
    return reply(response, 413, "application/json", errorMessage(null, error));
  }
  service.metrics.requests.inc({ transport: "http" });
  const { services, limits, access, startingBlock } = service;
  const context = {
    ...{ services, limits, startingBlock },
    connection: undefined,
    client: service.addresses.clientOf(request.socket),
    trusted: access.trusts(request),
    making: (bytes: number) => {
      making += bytes;
      hold(body.length + making);
    },
  };
  const { text = "", sent } = await answer(body, context);
  hold(Buffer.byteLength(text));
  reply(response, text === "" ? 204 : 200, text === "" ? undefined : "application/json", text);
  sent();
}

/** The body of a request; `undefined` when it is longer than a message may be. */
async function readBody(
  request: IncomingMessage,
  { limits }: Service,
  hold: (bytes: number) => void,
): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > limits.requestBytes) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  // A request without an encoding set gives buffers.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limits.requestBytes) return undefined;
    hold(length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function allowOrigin(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers;
  response.setHeader("Vary", "Origin");
  if (origin === undefined) return;
  response.setHeader("Access-Control-Allow-Origin", origin);
  response.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
  response.setHeader("Access-Control-Allow-Headers", "Content-Type");
  response.setHeader("Access-Control-Max-Age", "3600");
}

function reply(response: ServerResponse, status: number, type: string | undefined, text: string | Buffer): void {
  const length = Buffer.byteLength(text);
  const headers = { "X-Content-Type-Options": "nosniff", ...(type === undefined ? {} : { "Content-Type": type }) };
  response.writeHead(status, status === 204 ? headers : { ...headers, "Content-Length": length });
  response.end(text);
}
