import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { messageOf } from "@opentao/base";
import { toHex } from "@opentao/codec";
import type { Keypair } from "@opentao/crypto";
import { deadline } from "../deadline.ts";
import { bodyHash, type Synapse } from "../synapse/index.ts";
import { requestMessage } from "../synapse/signing.ts";
import { inputHeaders, synapseHeaders, synapseJson } from "../synapse/wire.ts";
import { NEURON_VERSION } from "../version.ts";
import { HttpTransport } from "./http.ts";
import { NonceSource } from "./nonce.ts";
import { failed, type Reply, readReply } from "./reply.ts";
import { type HttpReply, PostFailure, type Transport } from "./transport.ts";

/** An axon to ask. */
export interface AxonTarget {
  /** IP address or host name. */
  readonly host: string;
  readonly port: number;
  /** SS58 address of its hotkey. */
  readonly hotkey: string;
}

/** Options of a request. */
export interface QueryOptions {
  /**
   * Time for one answer, in milliseconds; it runs from the request going out. As long may connecting take. Default:
   * 12000.
   */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A request to one axon. */
export interface Query<Q> {
  readonly axon: AxonTarget;
  readonly request: Q;
  /** Time for the answer, in milliseconds. Default: 12000. */
  readonly timeoutMs?: number;
  /** Called when this one was answered or has failed, before the others are. */
  readonly onOver?: () => void;
}

/** Options of a dendrite. */
export interface DendriteOptions {
  /** Own address as others see it; tells axons nothing that they rely on. Default: `127.0.0.1`. */
  readonly ip?: string;
  /** Most bytes of an answer that are read. Default: 4 MiB. */
  readonly maxReply?: number;
  /** Connections to one axon. Default: 16. */
  readonly maxSockets?: number;
  /** Milliseconds since 1970. Default: the system's. */
  readonly clock?: () => number;
  /** Milliseconds that only grow, by which latency is measured. Default: the system's. */
  readonly stopwatch?: () => number;
  /** Carries the requests. Default: HTTP. */
  readonly transport?: Transport;
}

interface Prepared {
  readonly axon: AxonTarget;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly onOver: (() => void) | undefined;
}

interface Exchange {
  readonly outcome: HttpReply | PostFailure;
  readonly latencyMs: number;
}

const DEFAULT_TIMEOUT_MS = 12_000;
/**
 * Requests that are signed before the first of them goes out: signing takes milliseconds, and nonces must not grow old.
 */
const WAVE = 256;
const encoder = new TextEncoder();

/**
 * Asks axons over HTTP, compatible with the ecosystem's (protocol: wire §a). A bad axon is an answer, never an
 * exception. What this process does before a request goes out and after an answer has come is nobody's latency.
 */
export class Dendrite {
  readonly #hotkey: Keypair;
  readonly #transport: Transport;
  readonly #uuid = randomUUID();
  readonly #nonces: NonceSource;
  readonly #ip: string;
  readonly #maxReply: number;
  readonly #stopwatch: () => number;

  constructor(hotkey: Keypair, options: DendriteOptions = {}) {
    this.#hotkey = hotkey;
    this.#ip = options.ip ?? "127.0.0.1";
    this.#maxReply = options.maxReply ?? 4 * 1024 * 1024;
    this.#nonces = new NonceSource(options.clock);
    this.#stopwatch = options.stopwatch ?? (() => performance.now());
    this.#transport = options.transport ?? new HttpTransport(options.maxSockets ?? 16);
  }

  /** Asks many axons the same at the same time; answers in the order of `axons`. */
  queryAll<Q extends object, A extends object>(
    axons: readonly AxonTarget[],
    synapse: Synapse<Q, A>,
    request: Q,
    { timeoutMs = DEFAULT_TIMEOUT_MS, signal }: QueryOptions = {},
  ): Promise<Reply<A>[]> {
    const queries = axons.map((axon) => ({ axon, request, timeoutMs }));
    return this.queryEach(queries, synapse, signal);
  }

  /** Asks many axons, each its own request, at the same time; answers in the order of `queries`. */
  async queryEach<Q extends object, A extends object>(
    queries: readonly Query<Q>[],
    synapse: Synapse<Q, A>,
    signal?: AbortSignal,
  ): Promise<Reply<A>[]> {
    const exchanges: Promise<Exchange>[] = [];
    for (let start = 0; start < queries.length; start += WAVE) {
      const wave: Prepared[] = [];
      for (const query of queries.slice(start, start + WAVE)) {
        wave.push(this.#prepare(query, synapse));
        await nextTurn();
      }
      for (const prepared of wave) {
        exchanges.push(this.#exchange(prepared, signal));
        // What has come is read before the next goes out: the first does not wait for the last.
        await nextTurn();
      }
    }
    // Answers are looked at when all have come: a long one takes no time from others.
    return (await Promise.all(exchanges)).map(({ outcome, latencyMs }) =>
      outcome instanceof PostFailure
        ? failed(outcome.status, outcome.message, latencyMs)
        : readReply(synapse, outcome, latencyMs),
    );
  }

  /** Asks one axon. */
  async query<Q extends object, A extends object>(
    axon: AxonTarget,
    synapse: Synapse<Q, A>,
    request: Q,
    options: QueryOptions = {},
  ): Promise<Reply<A>> {
    const [reply] = await this.queryAll([axon], synapse, request, options);
    return reply ?? failed(422, "no reply", 0);
  }

  /** Closes the connections. */
  close(): void {
    this.#transport.close();
  }

  async #exchange(
    { axon, timeoutMs, onOver, ...request }: Prepared,
    given: AbortSignal | undefined,
  ): Promise<Exchange> {
    const limit = deadline(Number.POSITIVE_INFINITY, given);
    let sentAt: number | undefined;
    const latency = (): number => (sentAt === undefined ? 0 : this.#stopwatch() - sentAt);
    try {
      const outcome = await this.#transport.post({
        ...request,
        host: axon.host,
        port: axon.port,
        signal: limit.signal,
        maxReply: this.#maxReply,
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

  #prepare<Q extends object, A extends object>(
    { axon, request, timeoutMs = DEFAULT_TIMEOUT_MS, onOver }: Query<Q>,
    synapse: Synapse<Q, A>,
  ): Prepared {
    const nonce = this.#nonces.next();
    const hash = bodyHash(synapse, request);
    const message = requestMessage({
      nonce,
      dendriteHotkey: this.#hotkey.address,
      axonHotkey: axon.hotkey,
      uuid: this.#uuid,
      bodyHash: hash,
    });
    const envelope = {
      timeout: timeoutMs / 1000,
      bodyHash: hash,
      dendrite: {
        ip: this.#ip,
        version: NEURON_VERSION,
        nonce,
        uuid: this.#uuid,
        hotkey: this.#hotkey.address,
        signature: toHex(this.#hotkey.sign(encoder.encode(message))),
      },
      axon: { ip: axon.host, port: axon.port, hotkey: axon.hotkey },
    };
    const empty = Object.fromEntries(Object.keys(synapse.response.shape).map((field) => [field, null]));
    return {
      axon,
      path: `/${synapse.name}`,
      timeoutMs,
      onOver,
      headers: { ...synapseHeaders(synapse.name, envelope), ...inputHeaders(synapse) },
      body: synapseJson(synapse.name, { ...envelope, bodyHash: "" }, { ...empty, ...request }),
    };
  }
}
