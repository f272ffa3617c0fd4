import { randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { toHex } from "@opentao/codec";
import type { Keypair } from "@opentao/crypto";
import { z } from "zod";
import { deadline } from "../deadline.ts";
import { messageOf } from "../error.ts";
import { bodyHash, type Synapse } from "../synapse/index.ts";
import { requestMessage } from "../synapse/signing.ts";
import { inputHeaders, synapseHeaders, synapseJson } from "../synapse/wire.ts";
import { NEURON_VERSION } from "../version.ts";
import { NonceSource } from "./nonce.ts";
import { type HttpReply, PostFailure, post } from "./post.ts";

/** An axon to ask. */
export interface AxonTarget {
  /** IP address or host name. */
  readonly host: string;
  readonly port: number;
  /** SS58 address of its hotkey. */
  readonly hotkey: string;
}

/** How to ask. */
export interface QueryOptions {
  /** Time for one answer, in milliseconds. Default: 12000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** What came back from one axon. */
export type Reply<A> =
  | {
      readonly ok: true;
      readonly answer: A;
      /** HTTP status. */
      readonly status: number;
      readonly latencyMs: number;
    }
  | {
      readonly ok: false;
      /** HTTP status, or the one that the ecosystem gives to the failure (protocol: wire (a.8)). */
      readonly status: number;
      readonly message: string;
      readonly latencyMs: number;
    };

/** What a dendrite is made of. */
export interface DendriteOptions {
  /** Own address as others see it; tells axons nothing that they rely on. Default: `127.0.0.1`. */
  readonly ip?: string;
  /** Most bytes of an answer that are read. Default: 4 MiB. */
  readonly maxReply?: number;
  /** Connections to one axon. Default: 16. */
  readonly maxSockets?: number;
  /** Milliseconds since 1970. Default: the system's. */
  readonly clock?: () => number;
}

const DEFAULT_TIMEOUT_MS = 12_000;
const MAX_MESSAGE = 500;
const errorBody = z.object({ message: z.string() });
const encoder = new TextEncoder();

/** Asks axons over HTTP, compatible with the ecosystem's (protocol: wire (a)). A bad axon is an answer, never an exception. */
export class Dendrite {
  readonly #hotkey: Keypair;
  readonly #agent: Agent;
  readonly #uuid = randomUUID();
  readonly #nonces: NonceSource;
  readonly #ip: string;
  readonly #maxReply: number;

  constructor(hotkey: Keypair, options: DendriteOptions = {}) {
    this.#hotkey = hotkey;
    this.#ip = options.ip ?? "127.0.0.1";
    this.#maxReply = options.maxReply ?? 4 * 1024 * 1024;
    this.#nonces = new NonceSource(options.clock);
    this.#agent = new Agent({ keepAlive: true, maxSockets: options.maxSockets ?? 16, maxFreeSockets: 4 });
  }

  /** Asks many axons at the same time; answers in the order of `axons`. */
  queryAll<Q extends object, A extends object>(
    axons: readonly AxonTarget[],
    synapse: Synapse<Q, A>,
    question: Q,
    options: QueryOptions = {},
  ): Promise<Reply<A>[]> {
    return Promise.all(axons.map((axon) => this.query(axon, synapse, question, options)));
  }

  /** Asks one axon. */
  async query<Q extends object, A extends object>(
    axon: AxonTarget,
    synapse: Synapse<Q, A>,
    question: Q,
    options: QueryOptions = {},
  ): Promise<Reply<A>> {
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const { headers, body } = this.#prepare(axon, synapse, question, timeoutMs);
    const limit = deadline(timeoutMs, options.signal);
    const { signal } = limit;
    const { host, port } = axon;
    const path = `/${synapse.name}`;
    const startedAt = performance.now();
    try {
      const reply = await post({
        agent: this.#agent,
        host,
        port,
        path,
        headers,
        body,
        signal,
        maxReply: this.#maxReply,
      });
      return { ...readReply(synapse, reply), latencyMs: performance.now() - startedAt };
    } catch (error) {
      const latencyMs = performance.now() - startedAt;
      if (limit.isOver) {
        return { ok: false, status: 408, message: `Request timeout after ${timeoutMs / 1000} seconds`, latencyMs };
      }
      const status = error instanceof PostFailure ? error.status : 422;
      return { ok: false, status, message: messageOf(error).slice(0, MAX_MESSAGE), latencyMs };
    } finally {
      limit.release();
    }
  }

  /** Closes the connections. */
  close(): void {
    this.#agent.destroy();
  }

  #prepare<Q extends object, A extends object>(
    axon: AxonTarget,
    synapse: Synapse<Q, A>,
    question: Q,
    timeoutMs: number,
  ): { headers: Record<string, string>; body: string } {
    const nonce = this.#nonces.next();
    const hash = bodyHash(synapse, question);
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
      headers: { ...synapseHeaders(synapse.name, envelope), ...inputHeaders(synapse) },
      body: synapseJson(synapse.name, { ...envelope, bodyHash: "" }, { ...empty, ...question }),
    };
  }
}

type Read<A> =
  | { readonly ok: true; readonly answer: A; readonly status: number }
  | { readonly ok: false; readonly status: number; readonly message: string };

/** What a reply says. An answer of another form than the synapse's is no answer. */
function readReply<Q extends object, A extends object>(synapse: Synapse<Q, A>, { status, body }: HttpReply): Read<A> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { ok: false, status: status === 200 ? 422 : status, message: "Failed to parse response: it is not JSON" };
  }
  if (status !== 200) {
    const message = errorBody.safeParse(json).data?.message ?? "no reason was given";
    return { ok: false, status, message: message.slice(0, MAX_MESSAGE) };
  }
  const parsed = synapse.response.safeParse(json);
  if (parsed.success) return { ok: true, status, answer: parsed.data };
  const [issue] = parsed.error.issues;
  const message = `Failed to parse response: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`;
  return { ok: false, status: 422, message: message.slice(0, MAX_MESSAGE) };
}
