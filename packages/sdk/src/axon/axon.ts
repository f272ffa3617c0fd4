import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { messageOf } from "@opentao/base";
import { addressGroup } from "@opentao/codec/ip";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PING, type Synapse } from "../synapse/index.ts";
import type { Terminal } from "../synapse/terminal.ts";
import { type Envelope, synapseHeaders, synapseJson } from "../synapse/wire.ts";
import { NEURON_VERSION } from "../version.ts";
import { BodyRoom } from "./bodies.ts";
import { AxonError, Rejection } from "./errors.ts";
import { type AxonLimits, DEFAULT_LIMITS } from "./limits.ts";
import { NonceBook } from "./nonces.ts";
import type { AxonAddress, AxonOptions } from "./options.ts";
import { type Admitted, admit, answer, type PipelineContext, readHead, readRequest } from "./pipeline.ts";
import { PriorityQueue } from "./queue.ts";
import { RateLimit } from "./rateLimit.ts";
import type { Handler, Route, RouteHooks } from "./routes.ts";
import { createServer, declaredSize, nameOf } from "./server.ts";
import { Trials } from "./trials.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set when the request has passed all that can be said without its body. */
    admitted?: { route: Route; admitted: Admitted; startedAt: number };
  }
}

/** Bytes of a body that are read and thrown away, so that the connection can go on. */
const SMALL_BODY = 16_384;

/** Serves synapses over HTTP, compatible with the ecosystem's dendrites (protocol: wire §a). */
export class Axon {
  readonly #options: AxonOptions;
  readonly #limits: AxonLimits;
  readonly #context: PipelineContext;
  readonly #routes = new Map<string, Route>();
  readonly #uuid = randomUUID();
  readonly #clock: () => number;
  readonly #addresses: RateLimit;
  #startedAt = Number.POSITIVE_INFINITY;
  #server: FastifyInstance | undefined;

  constructor(options: AxonOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#clock = options.clock ?? Date.now;
    const limits = this.#limits;
    this.#addresses = new RateLimit(limits.addressRate, limits.callers, 8);
    this.#context = {
      limits,
      queue: new PriorityQueue(limits.concurrency, limits.queue, limits.callerQueue),
      rooms: new BodyRoom(limits.bodies),
      verification: {
        axonHotkey: options.hotkey,
        nonces: new NonceBook(limits.callers, limits.callerNonces),
        trials: new Trials(limits),
        rates: new RateLimit(limits.callerRate, limits.callers),
        compat: options.compat ?? false,
        maxTimeoutMs: limits.timeoutMs,
      },
      // Each has a rate of its own.
      paces: new RateLimit(limits.callerRate, limits.callers),
      clock: this.#clock,
      startedAt: () => this.#startedAt,
      onFailure: options.onFailure ?? (() => undefined),
    };
    this.attach(PING, async () => ({}));
  }

  /** Serves a synapse. @throws AxonError `ALREADY_ATTACHED` */
  attach<Q extends object, A extends object>(
    synapse: Synapse<Q, A>,
    handler: Handler<Q, A>,
    hooks: RouteHooks = {},
  ): this {
    if (this.#routes.has(synapse.name)) {
      throw new AxonError("ALREADY_ATTACHED", `${synapse.name} is served already`, "Attach each synapse once.");
    }
    // The handler only ever gets what the synapse's own schema has accepted.
    this.#routes.set(synapse.name, {
      synapse,
      handler,
      hooks: { ...this.#options.hooks, ...hooks },
    } as unknown as Route);
    return this;
  }

  /** Address on which it listens. @throws AxonError `NOT_STARTED` */
  get address(): AxonAddress {
    const address = this.#server?.server.address();
    if (address === null || address === undefined || typeof address === "string") {
      throw new AxonError("NOT_STARTED", "the axon does not listen", "Start it first.");
    }
    const { address: host, port }: AddressInfo = address;
    return { host, port };
  }

  /** Begins to listen. @throws AxonError `PORT_IN_USE`, `ADDRESS_UNAVAILABLE` */
  async start(): Promise<AxonAddress> {
    const { host = "127.0.0.1", port = 8091 } = this.#options;
    const server = this.#createServer();
    this.#startedAt = this.#clock();
    try {
      await server.listen({ host, port });
    } catch (error) {
      await server.close();
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EADDRINUSE") {
        throw new AxonError("PORT_IN_USE", `port ${port} of ${host} is in use`, "Choose another port.", {
          cause: error,
        });
      }
      const message = `the axon cannot listen at ${host}:${port}: ${messageOf(error)}`;
      throw new AxonError("ADDRESS_UNAVAILABLE", message, "Choose an address of this machine.", { cause: error });
    }
    this.#server = server;
    return this.address;
  }

  /** Stops listening; requests that are being answered are answered. */
  async stop(): Promise<void> {
    await this.#server?.close();
    this.#server = undefined;
  }

  #createServer(): FastifyInstance {
    return createServer(this.#limits, {
      preprocess: (request, reply) => this.#preprocess(request, reply),
      handle: (request, reply) => this.#handle(request, reply),
      reject: (error, request, reply) => this.#reject(error, request, reply),
      notFound: (request) => this.#unknown(request.url.slice(0, 64)),
    });
  }

  #unknown(name: string): Rejection {
    const available = [...this.#routes.keys()].map((route) => `'${route}'`).join(", ");
    return new Rejection(404, `Synapse name '${name}' not found. Available synapses [${available}]`);
  }

  /** Before the body is read, the cheapest first: whoever is turned away costs nothing more. */
  async #preprocess(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const startedAt = this.#clock();
    if (!this.#addresses.take(addressGroup(request.ip), startedAt)) {
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
      this.#options.onUnknown?.(name.slice(0, 64), header("bt_header_dendrite_hotkey"));
      throw this.#unknown(name.slice(0, 64));
    }
    const size = this.#sizeOf(request);
    const head = readHead(name, header, request.ip, this.#limits);
    const admitted = await admit(route, head, this.#context);
    const giveBack = this.#context.rooms.take(admitted.caller, size);
    if (reply.raw.destroyed) giveBack();
    else reply.raw.once("close", giveBack);
    request.admitted = { route, admitted, startedAt };
  }

  /** Bytes that a body may have. @throws Rejection 413 when it says that it is larger than is taken */
  #sizeOf(request: FastifyRequest): number {
    const { bodySize } = this.#limits;
    const declared = declaredSize(request);
    if (declared === Number.POSITIVE_INFINITY) return bodySize;
    if (declared <= bodySize) return declared;
    throw new Rejection(413, `the body is larger than ${bodySize} bytes`);
  }

  async #handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { admitted: state } = request;
    if (state === undefined) throw this.#unknown("");
    const { route, admitted, startedAt } = state;
    const asked = readRequest(route, admitted.head, typeof request.body === "string" ? request.body : "{}");
    const gone = new AbortController();
    if (reply.raw.destroyed) gone.abort();
    reply.raw.once("close", () => {
      if (!reply.raw.writableFinished) gone.abort();
    });
    const result = await answer(route, admitted, asked, gone.signal, this.#context);
    const envelope = this.#envelope(admitted.head.dendrite, admitted.head, 200, "Success", startedAt);
    reply.headers(synapseHeaders(route.synapse.name, envelope)).type("application/json");
    return reply.send(synapseJson(route.synapse.name, envelope, { ...asked, ...result }));
  }

  async #reject(
    error: Error & { statusCode?: number },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const status = error instanceof Rejection ? error.status : (error.statusCode ?? 500);
    const message = error instanceof Rejection || status < 500 ? error.message : this.#failure(error);
    const name = nameOf(request) ?? "";
    const head = request.admitted?.admitted.head;
    const startedAt = request.admitted?.startedAt ?? this.#clock();
    const envelope = this.#envelope(head?.dendrite ?? {}, head, status, message, startedAt);
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

  #failure(error: unknown): string {
    const id = randomUUID();
    this.#context.onFailure(id, error);
    return `Internal Server Error #${id}`;
  }

  #envelope(
    dendrite: Terminal,
    head: { timeoutMs: number; bodyHash: string } | undefined,
    status: number,
    message: string,
    startedAt: number,
  ): Envelope {
    const now = this.#clock();
    const process_time = (now - startedAt) / 1000;
    return {
      timeout: (head?.timeoutMs ?? 12_000) / 1000,
      bodyHash: head?.bodyHash ?? "",
      dendrite: { ...dendrite, signature: undefined },
      axon: {
        status_code: status,
        status_message: message,
        process_time,
        version: NEURON_VERSION,
        nonce: BigInt(now) * 1_000_000n,
        uuid: this.#uuid,
        hotkey: this.#options.hotkey,
      },
    };
  }
}
