import { backoff } from "@opentao/base";
import * as z from "zod";
import type { LightTransport, StartLight } from "./transport.ts";
import { Turns } from "./turns.ts";

const answer = z.union([
  z.object({ id: z.number(), error: z.object({ code: z.number(), message: z.string() }) }),
  z.object({ id: z.number(), result: z.unknown() }),
]);

/** Time within which the client answers, its questions to peers included, in ms. */
const ANSWER_MS = 60_000;

/** Questions to peers at the same time: nodes answer eight of one peer, and the client itself has some. */
const AT_ONCE = 4;
/** Times that peers are asked, and the time between two of them, in ms. */
const TRIES = 5;
const BETWEEN_TRIES = { first: 200, longest: 2_000 };
/** Methods for which it asks its peers. */
const OF_PEERS = /^(?:state_(?!(?:un)?subscribe)|chain_get(?:Block|Header)$)/;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The light client could not answer: it has no peer that proves it, or has ended. */
export class NoProof extends Error {
  override readonly name = "NoProof";
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** JSON-RPC of a light client. It answers by what it has verified: headers, finality and proofs of the state. */
export class LightClient {
  readonly #transport: LightTransport;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(text: string) => void>();
  readonly #onEnd: (message: string) => void;
  readonly #turns = new Turns(AT_ONCE);
  #asked = 0;
  #failure: string | undefined;

  /** @param onEnd - called when it has ended by itself, with the reason */
  constructor(start: StartLight, specification: string, onEnd: (message: string) => void) {
    this.#onEnd = onEnd;
    this.#transport = start(specification, {
      onText: (text) => this.#take(text),
      onFailure: (message) => this.#fail(message),
    });
  }

  /** Asks it. @throws NoProof */
  async request(method: string, params: readonly unknown[]): Promise<unknown> {
    if (!OF_PEERS.test(method)) return this.#ask(method, params);
    for (let failures = 1; ; failures += 1) {
      try {
        return await this.#turns.take(() => this.#ask(method, params));
      } catch (error) {
        // Peers come and go, and do not know a block at once: that one of them has not answered says nothing.
        if (failures === TRIES || this.#failure !== undefined) throw error;
        await pause(backoff(failures, BETWEEN_TRIES));
      }
    }
  }

  #ask(method: string, params: readonly unknown[]): Promise<unknown> {
    if (this.#failure !== undefined) return Promise.reject(new NoProof(this.#failure));
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new NoProof(`${method}: no answer within ${ANSWER_MS} ms`));
      }, ANSWER_MS);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#transport.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
  }

  /** Calls `listener` with each notification of a subscription, as it is; returns what stops it. */
  onNotification(listener: (text: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends it; what waits for an answer gets none. */
  close(): void {
    this.#transport.close();
    this.#end("the light client was closed");
  }

  #take(text: string): void {
    const { data } = answer.safeParse(JSON.parse(text));
    if (data === undefined) {
      for (const listener of this.#listeners) listener(text);
      return;
    }
    const waiting = this.#waiting.get(data.id);
    this.#waiting.delete(data.id);
    clearTimeout(waiting?.timer);
    if ("error" in data) waiting?.reject(new NoProof(data.error.message));
    else waiting?.resolve(data.result);
  }

  #fail(message: string): void {
    // What it says after its end is of no use: another may follow the chain by then.
    if (this.#failure !== undefined) return;
    this.#transport.close();
    this.#end(message);
    this.#onEnd(message);
  }

  #end(message: string): void {
    this.#failure = message;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new NoProof(message));
    }
    this.#waiting.clear();
  }
}
