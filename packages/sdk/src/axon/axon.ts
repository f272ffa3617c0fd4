import { messageOf, systemCodeOf } from "@opentao/base";
import { PING, type Synapse } from "../synapse/index.ts";
import { type AxonContext, axonContext } from "./context.ts";
import { AxonError } from "./errors.ts";
import type { AxonAddress, AxonOptions } from "./options.ts";
import { RequestSteps } from "./requestSteps.ts";
import { type Handler, type RouteHooks, Routes } from "./routes.ts";
import { HttpServer } from "./server.ts";

/** Serves synapses over HTTP, compatible with the ecosystem's dendrites (protocol: wire §a). */
export class Axon {
  readonly #options: AxonOptions;
  readonly #context: AxonContext;
  readonly #routes = new Routes();
  readonly #steps: RequestSteps;
  #startedAt = Number.POSITIVE_INFINITY;
  #server: HttpServer | undefined;

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
    const address = this.#server?.address;
    if (address === undefined) throw new AxonError("NOT_STARTED", "the axon does not listen", "Start it first.");
    return address;
  }

  /** Begins to listen. @throws AxonError `PORT_IN_USE`, `ADDRESS_UNAVAILABLE` */
  async start(): Promise<AxonAddress> {
    const { host = "127.0.0.1", port = 8091 } = this.#options;
    const server = new HttpServer(this.#context.limits, (incoming, outgoing) =>
      this.#steps.respond(incoming, outgoing),
    );
    this.#startedAt = this.#context.clock();
    try {
      await server.listen(host, port);
    } catch (error) {
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
    const server = this.#server;
    this.#server = undefined;
    await server?.close();
    await this.#context.verification.signatures.close();
  }
}
