import { ChainError } from "./errors.ts";

/**
 * Refuses what is no WebSocket address.
 *
 * @throws ChainError `INVALID_URL`
 */
export function ensureUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed !== undefined && ["ws:", "wss:"].includes(parsed.protocol) && parsed.hostname !== "" && parsed.hash === "")
    return;
  const other = parsed === undefined ? undefined : { "http:": "ws:", "https:": "wss:" }[parsed.protocol];
  const example =
    other === undefined || parsed === undefined ? "ws://127.0.0.1:9944" : url.replace(parsed.protocol, other);
  throw new ChainError(
    "INVALID_URL",
    `${JSON.stringify(url)} is no address of a node`,
    `Give a WebSocket address, such as ${example}.`,
  );
}
