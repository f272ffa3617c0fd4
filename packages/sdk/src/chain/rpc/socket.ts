import { messageOf } from "@opentao/base";
import WebSocket from "ws";
import { ChainError } from "../errors.ts";

/** Largest frame that is read, in bytes: metadata and block bodies are the largest honest ones. */
const MAX_FRAME = 64 * 1024 * 1024;

/** An open WebSocket, text in and text out. */
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

/** Opens a WebSocket. @throws ChainError `CHAIN_UNREACHABLE` */
export function openSocket(url: string, timeoutMs: number, listener: SocketListener): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const unreachable = (reason: string): ChainError =>
      new ChainError(
        "CHAIN_UNREACHABLE",
        `no chain answers at ${url}: ${reason}`,
        "Start one with `tao node`, or give the address of a running one.",
      );
    let socket: WebSocket;
    try {
      socket = new WebSocket(url, { handshakeTimeout: timeoutMs, maxPayload: MAX_FRAME, perMessageDeflate: false });
    } catch (error) {
      reject(unreachable(messageOf(error)));
      return;
    }
    let isOpen = false;
    socket.on("open", () => {
      isOpen = true;
      resolve({ send: (text) => socket.send(text), close: () => socket.terminate() });
    });
    socket.on("message", (data) => listener.onMessage(data.toString()));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (!isOpen) reject(unreachable(error.code ?? error.message));
    });
    socket.on("close", () => {
      if (isOpen) listener.onClose();
      else reject(unreachable("the connection was closed"));
    });
  });
}
