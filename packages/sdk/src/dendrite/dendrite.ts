import { setImmediate as nextTurn } from "node:timers/promises";
import { messageOf } from "@opentao/base";
import type { Keypair } from "@opentao/crypto";
import { deadline } from "../deadline.ts";
import type { Synapse } from "../synapse/index.ts";
import { DEFAULT_TIMEOUT_MS } from "../synapse/timeout.ts";
import { HttpTransport } from "./http.ts";
import type { AxonTarget, DendriteOptions, Query, QueryOptions } from "./options.ts";
import { failed, readResponse, type SynapseResponse } from "./response.ts";
import { type PreparedRequest, type RequestContent, RequestSigner, requestContent } from "./signer.ts";
import { type HttpResponse, PostFailure, type Transport } from "./transport.ts";

/** A request that is signed and has not gone out. */
interface Signed {
  readonly request: PreparedRequest;
  readonly timeoutMs: number;
  readonly onOver: (() => void) | undefined;
}

interface Exchange {
  readonly outcome: HttpResponse | PostFailure;
  readonly latencyMs: number;
}

/**
 * Requests that are signed before the first of them goes out: signing takes milliseconds, and nonces must not grow old.
 */
const WAVE = 256;

/**
 * Asks axons over HTTP, compatible with the ecosystem's (protocol: wire §a). A bad axon is an answer, never an
 * exception. What this process does before a request goes out and after an answer has come is nobody's latency.
 */
export class Dendrite {
  readonly #signer: RequestSigner;
  readonly #transport: Transport;
  readonly #maxResponse: number;
  readonly #stopwatch: () => number;

  constructor(hotkey: Keypair, options: DendriteOptions = {}) {
    this.#signer = new RequestSigner(hotkey, options.ip ?? "127.0.0.1", options.clock);
    this.#maxResponse = options.maxResponse ?? 4 * 1024 * 1024;
    this.#stopwatch = options.stopwatch ?? (() => performance.now());
    this.#transport = options.transport ?? new HttpTransport(options.maxSockets ?? 16);
  }

  /** Asks many axons the same at the same time; answers in the order of `axons`. */
  queryAll<Q extends object, A extends object>(
    axons: readonly AxonTarget[],
    synapse: Synapse<Q, A>,
    request: Q,
    { timeoutMs = DEFAULT_TIMEOUT_MS, signal }: QueryOptions = {},
  ): Promise<SynapseResponse<A>[]> {
    const queries = axons.map((axon) => ({ axon, request, timeoutMs }));
    return this.queryEach(queries, synapse, signal);
  }

  /** Asks many axons, each its own request, at the same time; answers in the order of `queries`. */
  async queryEach<Q extends object, A extends object>(
    queries: readonly Query<Q>[],
    synapse: Synapse<Q, A>,
    signal?: AbortSignal,
  ): Promise<SynapseResponse<A>[]> {
    const exchanges: Promise<Exchange>[] = [];
    for (let start = 0; start < queries.length; start += WAVE) {
      const wave: Signed[] = [];
      const contents = new Map<Q, RequestContent>();
      for (const { axon, request, timeoutMs = DEFAULT_TIMEOUT_MS, onOver } of queries.slice(start, start + WAVE)) {
        const content = contents.get(request) ?? requestContent(synapse, request);
        contents.set(request, content);
        wave.push({ request: this.#signer.sign(axon, content, timeoutMs), timeoutMs, onOver });
        await nextTurn();
      }
      for (const signed of wave) {
        exchanges.push(this.#exchange(signed, signal));
        // What has come is read before the next goes out: the first does not wait for the last.
        await nextTurn();
      }
    }
    // Answers are looked at when all have come: a long one takes no time from others.
    return (await Promise.all(exchanges)).map(({ outcome, latencyMs }) =>
      outcome instanceof PostFailure
        ? failed(outcome.status, outcome.message, latencyMs)
        : readResponse(synapse, outcome, latencyMs),
    );
  }

  /** Asks one axon. */
  async query<Q extends object, A extends object>(
    axon: AxonTarget,
    synapse: Synapse<Q, A>,
    request: Q,
    options: QueryOptions = {},
  ): Promise<SynapseResponse<A>> {
    const [response] = await this.queryAll([axon], synapse, request, options);
    return response ?? failed(422, "no response", 0);
  }

  /** Closes the connections. */
  close(): void {
    this.#transport.close();
  }

  async #exchange({ request, timeoutMs, onOver }: Signed, given: AbortSignal | undefined): Promise<Exchange> {
    const limit = deadline(Number.POSITIVE_INFINITY, given);
    let sentAt: number | undefined;
    const latency = (): number => (sentAt === undefined ? 0 : this.#stopwatch() - sentAt);
    try {
      const outcome = await this.#transport.post({
        ...request,
        signal: limit.signal,
        maxResponse: this.#maxResponse,
        onConnecting: () => limit.restart(timeoutMs),
        onSent: () => {
          sentAt = this.#stopwatch();
          limit.restart(timeoutMs);
        },
      });
      return { outcome, latencyMs: latency() };
    } catch (error) {
      const late = new PostFailure(408, `Request timeout after ${timeoutMs / 1000} seconds`);
      const failure = error instanceof PostFailure ? error : new PostFailure(422, messageOf(error));
      return { outcome: limit.isOver ? late : failure, latencyMs: latency() };
    } finally {
      limit.release();
      onOver?.();
    }
  }
}
