import type { AddressInfo } from "node:net";
import { messageOf, systemCodeOf } from "@opentao/base";
import type { FastifyInstance } from "fastify";
import { PING, type Synapse } from "../synapse/index.ts";
import { type AxonContext, axonContext } from "./context.ts";
import { AxonError } from "./errors.ts";
import type { AxonAddress, AxonOptions } from "./options.ts";
import { RequestSteps } from "./requestSteps.ts";
import { type Handler, type RouteHooks, Routes } from "./routes.ts";
import { createServer } from "./server.ts";

/** Serves synapses over HTTP, compatible with the ecosystem's dendrites (protocol: wire §a). */
export class Axon {
  readonly #options: AxonOptions;
  readonly #context: AxonContext;
  readonly #routes = new Routes();
  readonly #steps: RequestSteps;
  #startedAt = Number.POSITIVE_INFINITY;
  #server: FastifyInstance | undefined;

  constructor(options: AxonOptions) {
    this.#options = options;
    this.#context = axonContext(options, () => this.#startedAt);
    this.#steps = new RequestSteps(this.#context, this.#routes);
    this.attach(PING, async () => ({}));
  }

  /** Serves a synapse. @throws AxonError `ALREADY_ATTACHED` */
  attach<Q extends object, A extends object>(
    synapse: Synapse<Q, A>,
    handler: Handler<Q, A>,
    hooks: RouteHooks = {},
  ): this {
    this.#routes.add(synapse, handler, { ...this.#options.hooks, ...hooks });
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
    const server = createServer(this.#context.limits, this.#steps);
    this.#startedAt = this.#context.clock();
    try {
      await server.listen({ host, port });
    } catch (error) {
      await server.close();
      if (systemCodeOf(error) === "EADDRINUSE") {
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
}
