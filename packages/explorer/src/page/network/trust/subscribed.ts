import type { Question } from "./lies.ts";
import type { LightClient } from "./lightClient.ts";

/** Subscriptions of one connection at the light client: they end with it, the client goes on. */
export class Subscribed {
  readonly #light: Pick<LightClient, "request">;
  /** Methods that end them, by their ids. */
  readonly #open = new Map<unknown, string>();
  #isOver = false;

  constructor(light: Pick<LightClient, "request">) {
    this.#light = light;
  }

  /** Notes what was answered to a question: one that begins a subscription gives its id, one that ends it names it. */
  note({ method, params: [id] }: Question, result: unknown): void {
    if (method.includes("_unsubscribe")) this.#open.delete(id);
    if (!method.includes("_subscribe")) return;
    this.#open.set(result, method.replace("_subscribe", "_unsubscribe"));
    // The connection ended before the answer came.
    if (this.#isOver) this.end();
  }

  /** Ends them, and those that are still to be answered. */
  end(): void {
    this.#isOver = true;
    for (const [id, method] of this.#open) {
      // Nobody waits for the answer; one that has ended has nothing left to end.
      this.#light.request(method, [id]).catch(() => undefined);
    }
    this.#open.clear();
  }
}
