import type { ServerResponse } from "node:http";

/** Sends JSON under a status and headers, given as names and values one after the other, and ends the response. */
export function sendJson(outgoing: ServerResponse, status: number, headers: readonly string[], json: string): void {
  const length = String(Buffer.byteLength(json));
  const type = ["content-type", "application/json; charset=utf-8", "content-length", length];
  outgoing.writeHead(status, [...headers, ...type]);
  outgoing.end(json);
}
