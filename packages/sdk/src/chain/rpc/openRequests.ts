import { ChainError } from "../errors.ts";
import { RpcFaultError } from "./faultError.ts";
import type { ServerResponse } from "./messages.ts";

interface OpenRequest {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: ChainError | RpcFaultError) => void;
}

/** Requests that were sent and have no response yet, by their ids. */
export class OpenRequests {
  readonly #requests = new Map<number, OpenRequest>();
  #nextId = 1;

  /**
   * The result of a method, requested by `send`.
   *
   * @throws RpcFaultError when the response is an error
   * @throws ChainError `ABORTED` when `signal` aborts before it comes, what {@link fail} is given
   */
  open(
    method: string,
    params: readonly unknown[],
    signal: AbortSignal,
    send: (text: string) => void,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId;
      this.#nextId += 1;
      const onAbort = (): void => {
        this.#requests.delete(id);
        reject(new ChainError("ABORTED", `${method} was given up`, "Try again."));
      };
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T): void => {
          signal.removeEventListener("abort", onAbort);
          then(value);
        };
      this.#requests.set(id, {
        resolve: settle(resolve),
        reject: settle((error) =>
          reject(error instanceof RpcFaultError ? new RpcFaultError(method, error.fault) : error),
        ),
      });
      signal.addEventListener("abort", onAbort, { once: true });
      send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
  }

  /** Settles the request that a response is for; one of another id is dropped. */
  settle(response: ServerResponse): void {
    const id = Number(response.id);
    const request = this.#requests.get(id);
    this.#requests.delete(id);
    if (request === undefined) return;
    if ("error" in response) request.reject(new RpcFaultError("the chain", response.error));
    else request.resolve(response.result);
  }

  /** Fails all of them. */
  fail(error: ChainError): void {
    for (const { reject } of this.#requests.values()) reject(error);
    this.#requests.clear();
  }
}
