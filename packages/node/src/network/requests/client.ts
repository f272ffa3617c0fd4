import { NetworkError } from "../errors.ts";
import type { Host } from "../host/index.ts";
import { checkBlockResponse, type IncomingBlock } from "./blocks/check.ts";
import { type BlockRequest, encodeBlockRequest } from "./blocks/message.ts";
import type { RequestLimits, RequestName } from "./limits.ts";
import { request } from "./protocol.ts";

/** Inputs of a client of the request protocols. */
export interface RequestClientOptions {
  /** `undefined` while the network does not run. */
  readonly host: () => Host | undefined;
  /** Whole name of a protocol. */
  readonly protocol: (name: RequestName) => string;
  readonly limits: Readonly<Record<RequestName, RequestLimits>>;
}

/** Sends requests to connected peers. */
export class RequestClient {
  readonly #options: RequestClientOptions;

  constructor(options: RequestClientOptions) {
    this.#options = options;
  }

  /** @throws NetworkError `STOPPED`, and those of {@link request} */
  async ask(peer: string, name: RequestName, message: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
    const { host, protocol, limits } = this.#options;
    const running = host();
    if (running === undefined) throw notRunning();
    return request(running, peer, protocol(name), message, limits[name], signal);
  }

  /** Requests blocks and checks them against the request. @throws NetworkError */
  async blocks(peer: string, asked: BlockRequest, signal?: AbortSignal): Promise<IncomingBlock[]> {
    return checkBlockResponse(asked, await this.ask(peer, "sync/2", encodeBlockRequest(asked), signal));
  }
}

/** Makes the error for a network that does not run. */
export function notRunning(): NetworkError {
  return new NetworkError("STOPPED", "the network does not run", "Start the node with a network.");
}
