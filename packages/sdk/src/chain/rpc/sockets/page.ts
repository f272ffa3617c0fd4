import { messageOf } from "@opentao/base";
import { MAX_FRAME, type Socket, type SocketListener, unreachable } from "../socket.ts";

/** Opens a WebSocket of the browser. @throws ChainError `CHAIN_UNREACHABLE` */
export function openSocket(url: string, timeoutMs: number, listener: SocketListener): Promise<Socket> {
  return new Promise((resolve, reject) => {
    let socket: WebSocket;
    try {
      socket = new WebSocket(url);
    } catch (error) {
      reject(unreachable(url, messageOf(error)));
      return;
    }
    let isOpen = false;
    const timer = setTimeout(() => {
      reject(unreachable(url, `no answer within ${timeoutMs} ms`));
      socket.close();
    }, timeoutMs);
    socket.onopen = () => {
      clearTimeout(timer);
      isOpen = true;
      resolve({
        send: (text) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
        },
        close: () => socket.close(),
      });
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === "string" && data.length <= MAX_FRAME) listener.onMessage(data);
      else socket.close();
    };
    // A browser does not say what went wrong: programs could look around in the network of their user.
    socket.onclose = () => {
      clearTimeout(timer);
      if (isOpen) listener.onClose();
      else reject(unreachable(url, "the browser could not connect"));
    };
  });
}
