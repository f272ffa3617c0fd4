import { connect, createServer, type Server, type Socket } from "node:net";
import type { Chance } from "../chance.ts";
import type { LinkConditions } from "./conditions.ts";
import { Pipe } from "./pipe.ts";

const LOOPBACK = "127.0.0.1";

/** One end's way to the other: a TCP port that stands for the other's, with a faulty link in between. */
export class Relay {
  readonly #server: Server;
  readonly #link: { readonly conditions: () => LinkConditions; readonly chance: Chance };
  readonly #sockets = new Set<Socket>();
  readonly #pipes = new Set<Pipe>();
  /** Connections that came while the link was cut: as with TCP's first packet, they come through later. */
  readonly #waiting = new Set<Socket>();
  #target: number | undefined;
  #cut = false;

  private constructor(conditions: () => LinkConditions, chance: Chance) {
    this.#link = { conditions, chance };
    this.#server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (socket) => this.#accept(socket));
  }

  /** Opens a free port of this machine. */
  static async open(conditions: () => LinkConditions, chance: Chance): Promise<Relay> {
    const relay = new Relay(conditions, chance);
    await new Promise<void>((resolve) => relay.#server.listen(0, LOOPBACK, resolve));
    return relay;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the relay has no port");
    return address.port;
  }

  /** The port behind; `undefined` when nobody is there: then connections are refused. */
  lead(target: number | undefined): void {
    this.#target = target;
  }

  cut(): void {
    this.#cut = true;
    for (const pipe of this.#pipes) pipe.cut();
  }

  heal(): void {
    this.#cut = false;
    for (const pipe of this.#pipes) pipe.heal();
    for (const socket of this.#waiting) this.#connect(socket);
    this.#waiting.clear();
  }

  /** Ends all connections, as when the machine behind has lost power and come back. */
  reset(): void {
    for (const pipe of this.#pipes) pipe.drop();
    this.#pipes.clear();
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.reset();
    await closed;
  }

  #accept(socket: Socket): void {
    this.#keep(socket);
    if (this.#cut) this.#waiting.add(socket);
    else this.#connect(socket);
  }

  #connect(near: Socket): void {
    if (near.destroyed) return;
    if (this.#target === undefined) {
      near.resetAndDestroy();
      return;
    }
    const far = connect({ host: LOOPBACK, port: this.#target, allowHalfOpen: true });
    this.#keep(far);
    const link = { ...this.#link, cut: this.#cut };
    const pipes = [new Pipe(near, far, link), new Pipe(far, near, link)];
    for (const pipe of pipes) this.#pipes.add(pipe);
    let open = 2;
    const closed = () => {
      open -= 1;
      if (open === 0) for (const pipe of pipes) this.#pipes.delete(pipe);
    };
    near.once("close", closed);
    far.once("close", closed);
    near.resume();
  }

  #keep(socket: Socket): void {
    socket.setNoDelay(true);
    this.#sockets.add(socket);
    // Broken connections are what links are about; each end's pipe passes the end on.
    socket.on("error", () => undefined);
    socket.once("close", () => {
      this.#sockets.delete(socket);
      this.#waiting.delete(socket);
    });
  }
}
