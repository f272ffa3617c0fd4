import { ChainError } from "../errors.ts";

/** Largest frame that is read, in bytes: metadata and block bodies are the largest honest ones. */
export const MAX_FRAME = 64 * 1024 * 1024;

/** An open connection that carries JSON-RPC, text in and text out. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

/** Callbacks of an open {@link Socket}. */
export interface SocketListener {
  onMessage(text: string): void;
  /** Called once, whoever closed it. */
  onClose(): void;
}

/** Opens a connection to an address within so many milliseconds. @throws ChainError `CHAIN_UNREACHABLE` */
export type OpenSocket = (url: string, timeoutMs: number, listener: SocketListener) => Promise<Socket>;

/** Returns the error of an address where no chain answers. */
export function unreachable(url: string, reason: string): ChainError {
  return new ChainError(
    "CHAIN_UNREACHABLE",
    `no chain answers at ${url}: ${reason}`,
    "Start one with `tao node`, or give the address of a running one.",
  );
}
