import { Chain, ChainError } from "@opentao/sdk/browser";

/** Time after which a node that did not answer is tried again, in ms. */
const RETRY_MS = 5_000;
/** Time within which it has to answer, in ms: the light client proves the same. */
const ANSWER_MS = 5_000;

/** Voice of a node beside the light client: nobody waits for one that is not there. */
export class NodeVoice {
  readonly #url: string;
  #chain: Promise<Chain> | undefined;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Asks the node. @throws ChainError when it is not reached, or refuses */
  async request(method: string, params: readonly unknown[]): Promise<unknown> {
    this.#chain ??= this.#connect();
    const chain = await this.#chain;
    if (chain.isConnected) return chain.request(method, params);
    throw new ChainError("DISCONNECTED", `${this.#url} is not connected`, "It is tried again by itself.");
  }

  /** Ends the connection. */
  close(): void {
    this.#isClosed = true;
    this.#chain?.then(
      (chain) => chain.close(),
      () => undefined, // there is none
    );
  }

  #connect(): Promise<Chain> {
    const connecting = Chain.connect(this.#url, { requestTimeoutMs: ANSWER_MS });
    connecting.then(
      (chain) => this.#isClosed && chain.close(),
      // What waits for it learns why; what asks later tries again.
      () => setTimeout(() => (this.#chain = undefined), RETRY_MS),
    );
    return connecting;
  }
}
