import type { IncomingMessage } from "node:http";
import { Rejection } from "./errors.ts";

/** Longest name of a path that is looked at. */
const MAX_NAME = 100;
const METHODS: ReadonlySet<string> = new Set(["GET", "POST"]);

/** Returns the name of the synapse that a request is for; `undefined` when its path or method is none of a synapse. */
export function nameOf({ method = "", url = "" }: IncomingMessage): string | undefined {
  if (!METHODS.has(method)) return undefined;
  const [path = ""] = url.split("?", 1);
  const name = path.slice(1);
  if (name === "" || name.length > MAX_NAME || name.includes("/")) return undefined;
  if (!name.includes("%")) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined; // no text in UTF-8
  }
}

/** Returns the first value of a header. */
export function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Returns the bytes that a body has; without end when it does not say. */
export function declaredSize({ headers }: IncomingMessage): number {
  return headers["transfer-encoding"] === undefined ? Number(headers["content-length"] ?? 0) : Number.POSITIVE_INFINITY;
}

/** Makes the rejection of a body that is larger than `limit` bytes. */
export function tooLarge(limit: number): Rejection {
  return new Rejection(413, `the body is larger than ${limit} bytes`);
}

/** True when a request has a body, be it empty: one of no type and length has none. */
function hasBody(incoming: IncomingMessage): boolean {
  if (incoming.method === "GET") return false;
  return incoming.headers["content-type"] !== undefined || declaredSize(incoming) > 0;
}

/**
 * Reads a body as text; `undefined` when the request has none. Rejects with a Rejection when more than `limit` bytes
 * come (413), or fewer than were announced (400).
 */
export function readBody(incoming: IncomingMessage, limit: number): Promise<string | undefined> {
  if (!hasBody(incoming)) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        incoming.pause();
        reject(tooLarge(limit));
      }
    });
    incoming.once("error", () => reject(new Rejection(400, "the connection ended before the body")));
    incoming.once("end", () => {
      const [first = Buffer.alloc(0)] = chunks;
      resolve((chunks.length > 1 ? Buffer.concat(chunks, size) : first).toString("utf8"));
    });
  });
}
