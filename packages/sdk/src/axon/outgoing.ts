import type { ServerResponse } from "node:http";

/** Sends JSON under a status and headers, and ends the response. */
export function sendJson(
  outgoing: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  json: string,
): void {
  // As a list, the names and values go out as they are, without a table of them being made first.
  const list: string[] = [];
  for (const [name, value] of Object.entries(headers)) list.push(name, value);
  list.push("content-type", "application/json; charset=utf-8", "content-length", String(Buffer.byteLength(json)));
  outgoing.writeHead(status, list);
  outgoing.end(json);
}
