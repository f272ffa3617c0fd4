import type { Socket } from "node:net";
import { addressGroup, isLoopback } from "@opentao/codec/ip";
import type { Holder } from "./bytes.ts";

/**
 * Addresses that are remembered though nothing of them is connected: whoever comes again is the same client of the
 * workers.
 */
const MAX_REMEMBERED = 4096;

/** All connections of an address: whom work and places are shared out to. */
export class Client implements Holder {
  readonly sockets = new Set<Socket>();
  /** Subscriptions of all of them. */
  subscriptions = 0;

  /** Ends all of them. */
  drop(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

/** Connections by the address that they come from. */
export class Addresses {
  readonly #limit: number;
  readonly #countsLoopback: boolean;
  /** By address, the one that came first at the front. */
  readonly #clients = new Map<string, Client>();
  readonly #bySocket = new WeakMap<Socket, Client>();

  /**
   * @param countsLoopback - whether programs of this machine are bounded like everybody else; otherwise each connection
   * is a client
   */
  constructor(limit: number, countsLoopback: boolean) {
    this.#limit = limit;
    this.#countsLoopback = countsLoopback;
  }

  /** Counts a connection until it closes; returns `false` when its address may have no more. */
  take(socket: Socket): boolean {
    const { remoteAddress = "" } = socket;
    const isOwn = !this.#countsLoopback && isLoopback(remoteAddress);
    const client = isOwn ? new Client() : this.#remembered(addressGroup(remoteAddress));
    if (!isOwn && client.sockets.size >= this.#limit) return false;
    client.sockets.add(socket);
    socket.once("close", () => client.sockets.delete(socket));
    this.#bySocket.set(socket, client);
    return true;
  }

  /** The client that a connection is of. */
  clientOf(socket: Socket): Client {
    const client = this.#bySocket.get(socket) ?? new Client();
    this.#bySocket.set(socket, client);
    return client;
  }

  #remembered(group: string): Client {
    const client = this.#clients.get(group) ?? new Client();
    this.#clients.delete(group);
    this.#clients.set(group, client);
    if (this.#clients.size > MAX_REMEMBERED) this.#forgetOne();
    return client;
  }

  #forgetOne(): void {
    for (const [group, { sockets }] of this.#clients) {
      if (sockets.size > 0) continue;
      this.#clients.delete(group);
      return;
    }
  }
}
