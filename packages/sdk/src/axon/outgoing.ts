import type { ServerResponse } from "node:http";

/** A response as it is sent. */
export interface JsonResponse {
  readonly status: number;
  /** Names and values, one after the other. */
  readonly headers: readonly string[];
  readonly json: string;
}

/** Sends JSON and ends the response. Who does not take it in time loses his connection, and the room it holds. */
export function sendJson(outgoing: ServerResponse, { status, headers, json }: JsonResponse, timeoutMs: number): void {
  const length = String(Buffer.byteLength(json));
  const type = ["content-type", "application/json; charset=utf-8", "content-length", length];
  outgoing.writeHead(status, [...headers, ...type]);
  outgoing.end(json);
  const timer = setTimeout(() => outgoing.destroy(), timeoutMs);
  timer.unref();
  outgoing.once("close", () => clearTimeout(timer));
}
