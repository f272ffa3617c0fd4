import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { addressGroup, isLoopback } from "@opentao/codec/ip";

interface Open {
  readonly address: string;
  /** Requests under way. */
  requests: number;
}

/**
 * Bounds an HTTP server's connections, of all and of one address. A newcomer takes the place of the connection that has
 * been without a request for longest, of its own address when that has too many: silent connections keep nobody out.
 */
export class Connections {
  readonly #max: number;
  readonly #maxOfAddress: number;
  readonly #open = new Map<Socket, Open>();
  /** Without a request under way, the longest idle first. */
  readonly #idle = new Set<Socket>();
  readonly #ofAddress = new Map<string, number>();
  #isDraining = false;

  constructor(max: number, maxOfAddress: number) {
    this.#max = max;
    this.#maxOfAddress = maxOfAddress;
  }

  /** Watches over a server, which does not listen yet. */
  guard(server: Server): void {
    server.on("connection", (socket) => this.#add(socket));
    server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
      const open = this.#open.get(socket);
      if (open === undefined) return;
      open.requests += 1;
      this.#idle.delete(socket);
      response.once("close", () => {
        open.requests -= 1;
        if (open.requests > 0 || !this.#open.has(socket)) return;
        if (this.#isDraining) socket.destroySoon();
        else this.#idle.add(socket);
      });
    });
  }

  /** Closes each connection as soon as it is without a request. */
  drain(): void {
    this.#isDraining = true;
    for (const socket of this.#idle) socket.destroy();
  }

  #add(socket: Socket): void {
    const address = addressGroup(socket.remoteAddress ?? "");
    const count = this.#ofAddress.get(address) ?? 0;
    // Programs of this machine, a proxy in front of the axon among them, are bounded together with all others only.
    const hasMany = count >= this.#maxOfAddress && !isLoopback(socket.remoteAddress ?? "");
    const isFull = hasMany ? this.#evict(address) : this.#open.size >= this.#max && this.#evict();
    if (isFull) {
      socket.destroy();
      return;
    }
    this.#open.set(socket, { address, requests: 0 });
    this.#idle.add(socket);
    this.#ofAddress.set(address, (this.#ofAddress.get(address) ?? 0) + 1);
    socket.once("close", () => this.#remove(socket));
  }

  /** Closes the longest idle connection (of `address`). @returns true when there is none, so that it stays full */
  #evict(address?: string): boolean {
    for (const socket of this.#idle) {
      if (address !== undefined && this.#open.get(socket)?.address !== address) continue;
      this.#remove(socket);
      socket.destroy();
      return false;
    }
    return true;
  }

  #remove(socket: Socket): void {
    const address = this.#open.get(socket)?.address;
    if (address === undefined) return;
    this.#open.delete(socket);
    this.#idle.delete(socket);
    const left = (this.#ofAddress.get(address) ?? 1) - 1;
    if (left > 0) this.#ofAddress.set(address, left);
    else this.#ofAddress.delete(address);
  }
}
