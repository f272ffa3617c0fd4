import { messageOf } from "@opentao/base";
import { ChainError, type OpenSocket, type SocketListener } from "@opentao/sdk/browser";
import * as z from "zod";
import { CheckedRpc } from "./checkedRpc.ts";
import { Ledger } from "./ledger.ts";
import { LightClient, NoProof } from "./lightClient.ts";
import { NodeVoice } from "./nodeVoice.ts";
import type { CallApi } from "./sources.ts";
import { Subscribed } from "./subscribed.ts";
import type { StartLight } from "./transport.ts";

/** Time between two looks at how the light client is, in ms. */
const LOOK_MS = 2_000;
/** Code of the error of an answer that could not be proven. */
const NO_PROOF = -32_090;
/** Code of the error of one that could not be given. */
const NOT_ANSWERED = -32_000;

const health = z.object({ isSyncing: z.boolean(), peers: z.number() });
const request = z.object({ id: z.number(), method: z.string(), params: z.array(z.unknown()) });

/** Parts that checking stands on. */
export interface TrustParts {
  /** Loads the specification of the chain: raw, as JSON. */
  readonly specification: () => Promise<string>;
  readonly start: StartLight;
  readonly callApi: CallApi;
}

/** A connection to a chain of whose nodes none is believed: a light client proves what the page shows. */
export class Trust {
  /** Account of what was checked. */
  readonly ledger = new Ledger();
  readonly #parts: TrustParts;
  #light: Promise<LightClient> | undefined;
  #looking: ReturnType<typeof setInterval> | undefined;
  readonly #onEnd = new Set<() => void>();
  #isClosed = false;

  constructor(parts: TrustParts) {
    this.#parts = parts;
  }

  /** Opens a connection for a `Chain`: its answers are proven. */
  readonly openSocket: OpenSocket = async (url, _timeoutMs, listener) => {
    const light = await this.#started(url);
    const node = new NodeVoice(url);
    const ask = (method: string, params: readonly unknown[]): Promise<unknown> => node.request(method, params);
    const rpc = new CheckedRpc({ node: ask, light, callApi: this.#parts.callApi }, this.ledger);
    const stop = light.onNotification((text) => listener.onMessage(text));
    const subscriptions = new Subscribed(light);
    const close = (): void => {
      stop();
      subscriptions.end();
      node.close();
      if (this.#onEnd.delete(close)) listener.onClose();
    };
    this.#onEnd.add(close);
    return { send: (text) => void answer(rpc, text, listener, subscriptions), close };
  };

  /** Ends the light client. */
  close(): void {
    this.#isClosed = true;
    clearInterval(this.#looking);
    this.#light?.then(
      (light) => light.close(),
      () => undefined, // it never began
    );
    this.#light = undefined;
  }

  #started(url: string): Promise<LightClient> {
    this.#light ??= this.#begin().catch((error: unknown) => {
      this.#light = undefined;
      this.ledger.failed(messageOf(error));
      throw new ChainError("CHAIN_UNREACHABLE", `${url}: ${messageOf(error)}`, "Switch the light client off.");
    });
    return this.#light;
  }

  async #begin(): Promise<LightClient> {
    const specification = await this.#parts.specification();
    if (this.#isClosed) throw new NoProof("the light client was closed");
    const light = new LightClient(this.#parts.start, specification, (message) => {
      clearInterval(this.#looking);
      this.#light = undefined;
      this.ledger.failed(message);
      for (const end of this.#onEnd) end();
    });
    const look = async (): Promise<void> => {
      const { data } = health.safeParse(await light.request("system_health", []).catch(() => undefined));
      if (data !== undefined) this.ledger.light(data);
    };
    this.#looking = setInterval(() => void look(), LOOK_MS);
    void look();
    return light;
  }
}

/** Answers one request of a `Chain`. */
async function answer(
  rpc: CheckedRpc,
  text: string,
  listener: SocketListener,
  subscriptions: Subscribed,
): Promise<void> {
  const { id, method, params } = request.parse(JSON.parse(text));
  const tell = (outcome: object): void => listener.onMessage(JSON.stringify({ jsonrpc: "2.0", id, ...outcome }));
  try {
    const result = (await rpc.request(method, params)) ?? null;
    subscriptions.note({ method, params }, result);
    // What is not proven may be nested deeper than can be told: that is an error like any other.
    tell({ result });
  } catch (error) {
    const isUnproven = error instanceof NoProof;
    const message = isUnproven ? `no proof of the answer: ${error.message}` : messageOf(error);
    tell({ error: { code: isUnproven ? NO_PROOF : NOT_ANSWERED, message } });
  }
}
