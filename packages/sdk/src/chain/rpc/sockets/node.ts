import { messageOf } from "@opentao/base";
import WebSocket from "ws";
import { MAX_FRAME, type Socket, type SocketListener, unreachable } from "../socket.ts";

/** Opens a WebSocket of Node.js. @throws ChainError `CHAIN_UNREACHABLE` */
export function openSocket(url: string, timeoutMs: number, listener: SocketListener): Promise<Socket> {
  return new Promise((resolve, reject) => {
    let socket: WebSocket;
    try {
      socket = new WebSocket(url, { handshakeTimeout: timeoutMs, maxPayload: MAX_FRAME, perMessageDeflate: false });
    } catch (error) {
      reject(unreachable(url, messageOf(error)));
      return;
    }
    let isOpen = false;
    socket.on("open", () => {
      isOpen = true;
      resolve({ send: (text) => socket.send(text), close: () => socket.terminate() });
    });
    socket.on("message", (data) => listener.onMessage(data.toString()));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (!isOpen) reject(unreachable(url, error.code ?? error.message));
    });
    socket.on("close", () => {
      if (isOpen) listener.onClose();
      else reject(unreachable(url, "the connection was closed"));
    });
  });
}
