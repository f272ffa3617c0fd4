import type { Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { IndexError } from "../../errors.ts";
import { HEADERS, METHODS } from "./headers.ts";
import { type Refusal, refusalOf } from "./refusals.ts";

/** Statuses of what the HTTP parser refuses, other than 400, by its codes, and what is said. */
const REFUSED: Readonly<Record<string, readonly [status: number, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "the head of the request is too long"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "the request did not come in time"],
};
const REASONS: Readonly<Record<number, string>> = {
  ...{ 400: "Bad Request", 405: "Method Not Allowed", 408: "Request Timeout", 431: "Request Header Fields Too Large" },
};

/** Refusal of bytes that are no request. @param code - by which the HTTP parser names what is wrong */
function refusalOfBytes(code: string): Refusal {
  const [status, message] = REFUSED[code] ?? [400, "this is no HTTP request"];
  return { status, body: refusalOf(new IndexError("MALFORMED_REQUEST", message)).body };
}

/** Answers that are on their way, by their connections. */
const answers = new WeakMap<Duplex, Set<ServerResponse>>();

/** Notes an answer until it is sent. */
function note(response: ServerResponse): void {
  const { socket } = response;
  if (socket === null) return;
  const here = answers.get(socket) ?? new Set();
  answers.set(socket, here.add(response));
  response.once("close", () => here.delete(response));
}

/** Returns whether a refusal can be written: within an answer that has begun it would be a part of that. */
function isFree(socket: Duplex): boolean {
  return socket.writable && ![...(answers.get(socket) ?? [])].some(({ headersSent }) => headersSent);
}

/** Writes a refusal where there is no request to answer, and ends the connection. */
function endWith(socket: Duplex, { status, body }: Refusal): void {
  if (!isFree(socket)) {
    socket.destroy();
    return;
  }
  const text = JSON.stringify(body);
  const headers = {
    ...HEADERS,
    ...(status === 405 ? { Allow: METHODS } : {}),
    "Cache-Control": "no-store",
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(text),
    Connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\n${lines.join("")}\r\n${text}`, () => socket.destroy());
}

/** Answers, in the form of all refusals, bytes that the HTTP parser does not take. */
export function refuseBytes({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  endWith(socket, refusalOfBytes(code ?? ""));
}

/** Answers what Node.js would answer by itself: a method that asks for a tunnel, an expectation that nobody has. */
export function refuseOddities(server: Server): void {
  server.on("request", (_, response) => note(response));
  server.on("connect", (_, socket) => {
    // Nobody else listens from here on: a connection that breaks would be an error that ends the process.
    socket.on("error", () => socket.destroy());
    endWith(socket, refusalOf(new IndexError("METHOD_NOT_ALLOWED", "the API only reads")));
  });
  // HTTP lets a server overlook expectations that it does not know.
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
}
