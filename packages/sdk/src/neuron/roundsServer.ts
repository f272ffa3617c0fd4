import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isLoopback } from "@opentao/codec/ip";

/** Answer to a question: of each miner what it said, as JSON can say it. */
export type Answered = readonly object[];

/** Options of a {@link RoundsServer}. */
export interface RoundsServerOptions {
  /** Default: 127.0.0.1, this machine alone. */
  readonly host?: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Origins of pages that may read the rounds, and ask. */
  readonly origins: readonly string[];
  /** Facts of the validator, in each answer. */
  readonly facts: object;
  /** Returns the last rounds, the newest first, as a list in JSON. */
  readonly rounds: (count: number) => string;
  /**
   * Puts a question to the miners: `"invalid"` when it is none, `"busy"` when too many wait. Without it nobody can ask.
   */
  readonly ask?: (question: unknown) => Promise<Answered> | "invalid" | "busy";
  /** Takes what `rounds` and `ask` throw; whoever asked is told that it failed. */
  readonly onProblem: (error: unknown) => void;
}

const SHOWN_ROUNDS = { default: 3, most: 50 };
const MAX_CONNECTIONS = 64;
const REQUEST_TIMEOUT_MS = 10_000;
const MAX_HEADERS = 8_192;
/** Bytes of a question at most. */
const MAX_QUESTION = 8_192;
/** Time from one question to the next, of all who ask, in ms. */
const ASK_EVERY_MS = 2_000;

/** Serves the rounds of a validator to pages, and takes questions to its miners where that is allowed. */
export class RoundsServer {
  readonly #options: RoundsServerOptions;
  readonly #server: Server;
  readonly #now: () => number;
  #nextAsk = 0;

  private constructor(options: RoundsServerOptions, now: () => number) {
    this.#options = options;
    this.#now = now;
    const limits = { requestTimeout: REQUEST_TIMEOUT_MS, maxHeaderSize: MAX_HEADERS };
    this.#server = createServer(limits, (request, response) => {
      // What miners answer is made into text by code of the subnet: what breaks it is told, and ends no validator.
      this.#receive(request, response).catch((error: unknown) => {
        options.onProblem(error);
        if (response.headersSent) response.destroy();
        else refuse(response, 500, "the validator could not answer this");
      });
    });
    this.#server.maxConnections = MAX_CONNECTIONS;
  }

  /** Serves until it is closed. @param now - milliseconds. @throws Error of the system when it cannot listen there */
  static async start(options: RoundsServerOptions, now: () => number = () => performance.now()): Promise<RoundsServer> {
    const server = new RoundsServer(options, now);
    server.#server.listen(options.port, options.host ?? "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  /** Its address, as `http://127.0.0.1:9901`. */
  get url(): string {
    // A TCP server that listens has an address of this form.
    const { address, port, family } = this.#server.address() as AddressInfo;
    return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
  }

  /** Ends it, with all of its connections. */
  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, "close");
  }

  /** True for programs and pages of known origins, that call this machine by a name which nobody can point here. */
  #admits({ headers: { host = "", origin } }: IncomingMessage): boolean {
    if (origin !== undefined && !this.#options.origins.includes(origin)) return false;
    if (!isLoopback(this.#options.host ?? "127.0.0.1")) return true;
    return URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname);
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("vary", "origin");
    response.setHeader("cache-control", "no-store");
    if (!this.#admits(request)) return refuse(response, 403, "this page may not ask here");
    const { origin } = request.headers;
    if (origin !== undefined) {
      response.setHeader("access-control-allow-origin", origin);
      response.setHeader("access-control-allow-headers", "content-type");
    }
    const [path, query] = (request.url ?? "").split("?");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    if (request.method === "GET" && path === "/rounds") return this.#tellRounds(query ?? "", response);
    if (request.method === "POST" && path === "/ask") return this.#ask(request, response);
    return refuse(response, 404, "there are /rounds to read and, where that is allowed, /ask to post to");
  }

  #tellRounds(query: string, response: ServerResponse): void {
    const wanted = Number(new URLSearchParams(query).get("last") ?? SHOWN_ROUNDS.default);
    const count = Math.min(SHOWN_ROUNDS.most, Math.max(1, Math.floor(wanted) || 1));
    const facts = JSON.stringify({ ...this.#options.facts, asks: this.#options.ask !== undefined }).slice(0, -1);
    response.setHeader("content-type", "application/json");
    response.end(`${facts},"rounds":${this.#options.rounds(count)}}`);
  }

  async #ask(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { ask } = this.#options;
    if (ask === undefined) return refuse(response, 403, "this validator takes no questions");
    // A form of another page could send anything else without being asked whether it may.
    if (request.headers["content-type"] !== "application/json") return refuse(response, 415, "send JSON");
    const wait = this.#nextAsk - this.#now();
    if (wait > 0) return later(response, wait);
    this.#nextAsk = this.#now() + ASK_EVERY_MS;
    const question = await readQuestion(request);
    if (question === undefined) return refuse(response, 400, "that is no question");
    const asked = ask(question);
    if (asked === "invalid") return refuse(response, 400, "that is no question to this subnet");
    if (asked === "busy") return later(response, ASK_EVERY_MS);
    const answers = await asked;
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ answers }));
  }
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "content-type": "application/json", connection: "close" });
  response.end(JSON.stringify({ message }));
}

function later(response: ServerResponse, ms: number): void {
  response.setHeader("retry-after", Math.ceil(ms / 1000));
  refuse(response, 429, "too many ask");
}

/** Reads a question within its limits; `undefined` when it is longer, or no JSON. */
async function readQuestion(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of request) {
      length += part.length;
      if (length > MAX_QUESTION) return undefined;
      parts.push(part);
    }
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    return undefined; // broken off, or no JSON
  }
}
