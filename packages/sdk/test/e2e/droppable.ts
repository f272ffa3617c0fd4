import { connect, createServer, type Socket } from "node:net";

/** A TCP relay whose connections can be cut. */
export interface Relay {
  readonly url: string;
  /** Cuts all connections; new ones are taken. */
  cut(): void;
  stop(): Promise<void>;
}

/** Relays to a local port. */
export async function relayTo(port: number): Promise<Relay> {
  const sockets = new Set<Socket>();
  const server = createServer((incoming) => {
    const outgoing = connect(port, "127.0.0.1");
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on("error", () => undefined); // cut on purpose
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `ws://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    cut,
    stop: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
