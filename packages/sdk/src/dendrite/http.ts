import { Agent, type ClientRequest, request } from "node:http";
import type { Socket } from "node:net";
import { type HttpRequest, type HttpResponse, PostFailure, type Transport } from "./transport.ts";

const NOT_REACHED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EADDRNOTAVAIL",
]);
/** Errors by which a connection ends that the other side closed while it was idle. */
const CLOSED: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE"]);

function failureOf({ host, port, path }: HttpRequest, { code = "", message }: NodeJS.ErrnoException): PostFailure {
  return new PostFailure(503, NOT_REACHED.has(code) ? `Service unavailable at ${host}:${port}${path}` : message);
}

/** A date in place of seconds, which the header may have too, is not read: clocks differ. */
function retryAfterOf(header: string | undefined): Pick<HttpResponse, "retryAfterMs"> {
  return header !== undefined && /^\d{1,9}$/.test(header) ? { retryAfterMs: 1000 * Number(header) } : {};
}

function watchSocket(outgoing: ClientRequest, { onConnecting, onSent }: HttpRequest): void {
  outgoing.once("socket", (socket: Socket) => {
    onConnecting();
    if (socket.connecting) socket.once("connect", onSent);
    else onSent();
  });
}

/** Posts JSON over connections that are kept; redirects are not followed. */
export class HttpTransport implements Transport {
  readonly #agent: Agent;

  /** @param maxSockets - connections to one axon; what is more waits */
  constructor(maxSockets: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets, maxFreeSockets: 4 });
  }

  post(sent: HttpRequest): Promise<HttpResponse> {
    return this.#post(sent, true);
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(sent: HttpRequest, mayRetry: boolean): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      const { host, port, path, headers, signal, maxResponse } = sent;
      const bytes = Buffer.from(sent.body);
      const outgoing = request({
        agent: this.#agent,
        host,
        port,
        path,
        method: "POST",
        signal,
        headers: { ...headers, "content-type": "application/json", "content-length": String(bytes.length) },
      });
      watchSocket(outgoing, sent);
      let hasResponse = false;
      outgoing.on("error", (error: NodeJS.ErrnoException) => {
        // A kept connection that was closed meanwhile says nothing of the axon; should it have seen the request, it
        // refuses the second.
        const isStale = outgoing.reusedSocket && !hasResponse && CLOSED.has(error.code ?? "");
        if (mayRetry && isStale) resolve(this.#post(sent, false));
        else reject(failureOf(sent, error));
      });
      outgoing.on("response", (response) => {
        hasResponse = true;
        const chunks: Buffer[] = [];
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size <= maxResponse) chunks.push(chunk);
          else outgoing.destroy(new Error(`the response is larger than ${maxResponse} bytes`));
        });
        response.on("error", (error) => reject(new PostFailure(503, error.message)));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString("utf8"),
            ...retryAfterOf(response.headers["retry-after"]),
          }),
        );
      });
      outgoing.end(bytes);
    });
  }
}
