import { randomUUID } from "node:crypto";
import { addressGroup } from "@opentao/codec/ip";
import type { FastifyReply, FastifyRequest } from "fastify";
import { synapseHeaders, synapseJson } from "../synapse/wire.ts";
import { type Admitted, admit, readHead } from "./admission.ts";
import { answer, readRequest } from "./answer.ts";
import type { AxonContext } from "./context.ts";
import { responseEnvelope } from "./envelope.ts";
import { internalError, Rejection } from "./errors.ts";
import type { Route, Routes } from "./routes.ts";
import { declaredSize, nameOf, type ServerSteps } from "./server.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set when the request has passed all that can be said without its body. */
    admitted?: { route: Route; admitted: Admitted; startedAt: number };
  }
}

/** Bytes of a body that are read and thrown away, so that the connection can go on. */
const SMALL_BODY = 16_384;

/** Steps of a request over HTTP: what of it is looked at when, and what is sent back. */
export class RequestSteps implements ServerSteps {
  readonly #context: AxonContext;
  readonly #routes: Routes;

  constructor(context: AxonContext, routes: Routes) {
    this.#context = context;
    this.#routes = routes;
  }

  /** Before the body is read, the cheapest first: whoever is turned away costs nothing more. */
  async preprocess(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const startedAt = this.#context.clock();
    if (!this.#context.addresses.take(addressGroup(request.ip), startedAt)) {
      throw new Rejection(429, "Too many requests from this address, slow down");
    }
    const name = nameOf(request);
    if (name === undefined) return;
    const route = this.#routes.get(name);
    const header = (field: string): string | undefined => {
      const value = request.headers[field];
      return Array.isArray(value) ? value[0] : value;
    };
    if (route === undefined) {
      this.#context.onUnknown(name.slice(0, 64), header("bt_header_dendrite_hotkey"));
      throw this.#routes.unknown(name.slice(0, 64));
    }
    const size = this.#sizeOf(request);
    const head = readHead(name, header, request.ip, this.#context.limits);
    const admitted = await admit(route, head, this.#context);
    const giveBack = this.#context.rooms.take(admitted.caller, size);
    if (reply.raw.destroyed) giveBack();
    else reply.raw.once("close", giveBack);
    request.admitted = { route, admitted, startedAt };
  }

  async handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { admitted: state } = request;
    if (state === undefined) throw this.#routes.unknown("");
    const { route, admitted, startedAt } = state;
    const asked = readRequest(route, admitted.head, typeof request.body === "string" ? request.body : "{}");
    const gone = new AbortController();
    if (reply.raw.destroyed) gone.abort();
    reply.raw.once("close", () => {
      if (!reply.raw.writableFinished) gone.abort();
    });
    const result = await answer(route, admitted, asked, gone.signal, this.#context);
    const envelope = responseEnvelope(admitted.head, 200, "Success", startedAt, this.#context);
    reply.headers(synapseHeaders(route.synapse.name, envelope)).type("application/json");
    return reply.send(synapseJson(route.synapse.name, envelope, { ...asked, ...result }));
  }

  async reject(
    error: Error & { statusCode?: number },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const status = error instanceof Rejection ? error.status : (error.statusCode ?? 500);
    const message = error instanceof Rejection || status < 500 ? error.message : this.#failure(error);
    const name = nameOf(request) ?? "";
    const head = request.admitted?.admitted.head;
    const startedAt = request.admitted?.startedAt ?? this.#context.clock();
    const envelope = responseEnvelope(head, status, message, startedAt, this.#context);
    // Node refuses header values with other characters; the body tells them all.
    const printable = {
      ...envelope,
      axon: { ...envelope.axon, status_message: message.replace(/[^\x20-\x7e]/g, "?") },
    };
    // A large body of what was not admitted is not waited for.
    if (request.admitted === undefined && declaredSize(request) > SMALL_BODY) reply.header("connection", "close");
    if (error instanceof Rejection && error.retryAfter !== undefined) reply.header("retry-after", error.retryAfter);
    reply.code(status).headers(synapseHeaders(name.replace(/[^\x21-\x7e]/g, "?"), printable));
    return reply.type("application/json").send(JSON.stringify({ message }));
  }

  notFound(request: FastifyRequest): Rejection {
    return this.#routes.unknown(request.url.slice(0, 64));
  }

  /** Bytes that a body may have. @throws Rejection 413 when it says that it is larger than is taken */
  #sizeOf(request: FastifyRequest): number {
    const { bodySize } = this.#context.limits;
    const declared = declaredSize(request);
    if (declared === Number.POSITIVE_INFINITY) return bodySize;
    if (declared <= bodySize) return declared;
    throw new Rejection(413, `the body is larger than ${bodySize} bytes`);
  }

  #failure(error: unknown): string {
    const id = randomUUID();
    this.#context.onFailure(id, error);
    return internalError(id).message;
  }
}
