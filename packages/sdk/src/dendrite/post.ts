import { type Agent, request } from "node:http";

/** A reply of an HTTP server. */
export interface HttpReply {
  readonly status: number;
  readonly body: string;
}

/** Why there was no reply. */
export class PostFailure extends Error {
  override readonly name = "PostFailure";
  /** Status that the ecosystem's dendrite reports (protocol: wire (a.8)). */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A request over a pool of connections. */
export interface PostRequest {
  readonly agent: Agent;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** Most bytes of a reply's body that are read. */
  readonly maxReply: number;
}

const NOT_REACHED: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EADDRNOTAVAIL",
]);

/** Posts JSON. @throws PostFailure */
export function post({ agent, host, port, path, headers, body, signal, maxReply }: PostRequest): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.from(body);
    const outgoing = request({
      agent,
      host,
      port,
      path,
      method: "POST",
      signal,
      headers: { ...headers, "content-type": "application/json", "content-length": String(bytes.length) },
    });
    outgoing.on("error", (error: NodeJS.ErrnoException) => {
      if (NOT_REACHED.has(error.code ?? ""))
        reject(new PostFailure(503, `Service unavailable at ${host}:${port}${path}`));
      else reject(new PostFailure(503, error.message));
    });
    outgoing.on("response", (reply) => {
      const chunks: Buffer[] = [];
      let size = 0;
      reply.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= maxReply) chunks.push(chunk);
        else outgoing.destroy(new Error(`the reply is larger than ${maxReply} bytes`));
      });
      reply.on("error", (error) => reject(new PostFailure(503, error.message)));
      reply.on("end", () => resolve({ status: reply.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }));
    });
    outgoing.end(bytes);
  });
}
