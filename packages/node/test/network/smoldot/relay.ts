import type { Host } from "../../../src/network/host/host.ts";
import { NETWORK_LIMITS } from "../../../src/network/limits.ts";
import {
  encodeAnnounce,
  encodeStatus,
  NOTIFICATION_LIMITS,
  NotificationProtocol,
  OutboxBudget,
} from "../../../src/network/notifications/index.ts";
import { OwnFaults } from "../../../src/network/ownFaults.ts";
import { REQUEST_LIMITS, type RequestName, request, serveRequests } from "../../../src/network/requests/index.ts";
import type { Node } from "../../../src/node.ts";
import { systemClock } from "../../../src/primitives/clock.ts";
import { silentLogger } from "../../../src/primitives/logger.ts";
import { bareHost, protocolOf, unbounded } from "../fakePeer.ts";

/** Changes to what passes through a relay; who is not named leaves it as it is. */
export interface Forgery {
  readonly requests?: Partial<Record<RequestName, (answer: Uint8Array) => Uint8Array>>;
  readonly announce?: (message: Uint8Array) => Uint8Array;
  readonly grandpa?: (message: Uint8Array) => Uint8Array;
}

/** First byte of the message in which a voter says where it is. */
const NEIGHBOR = 2;
const FULL = Uint8Array.of(1);
const nothing = (): void => undefined;

/** A peer between a light client and a node, which may forge whatever the node says. */
export class Relay {
  readonly host: Host;
  readonly #node: Node;
  readonly #forgery: Forgery;
  readonly #endings: (() => void | Promise<void>)[] = [];
  /** Answers that were forged so far. */
  forged = 0;
  /** Protocols on which somebody has asked so far. */
  readonly asked = new Set<RequestName>();

  private constructor(host: Host, node: Node, forgery: Forgery) {
    this.host = host;
    this.#node = node;
    this.#forgery = forgery;
  }

  static async start(node: Node, forgery: Forgery = {}): Promise<Relay> {
    const relay = new Relay(await bareHost(), node, forgery);
    for (const name of ["sync/2", "light/2", "sync/warp"] as const) await relay.#serve(name);
    const join = await relay.#notify();
    await relay.host.listen();
    await relay.host.connect(node.network?.addresses.find((address) => !address.includes("/ws")) ?? "");
    await join();
    return relay;
  }

  /** Address at which light clients connect. */
  get address(): string {
    return this.host.addresses.find((address) => address.includes("/ws")) ?? "";
  }

  async stop(): Promise<void> {
    for (const end of this.#endings.reverse()) await end();
    await this.host.stop();
  }

  get #peer(): string {
    return this.#node.network?.peerId ?? "";
  }

  #forge(message: Uint8Array, forge: ((message: Uint8Array) => Uint8Array) | undefined): Uint8Array {
    if (forge === undefined) return message;
    const forged = forge(message);
    if (Buffer.compare(forged, message) !== 0) this.forged += 1;
    return forged;
  }

  async #serve(name: RequestName): Promise<void> {
    const protocol = protocolOf(this.#node.chain, name);
    await serveRequests(this.host, {
      protocol,
      limits: REQUEST_LIMITS[name],
      ...unbounded(),
      mayRequest: () => true,
      misbehaved: nothing,
      handler: async (message) => {
        this.asked.add(name);
        const answer = await request(this.host, this.#peer, protocol, message, NETWORK_LIMITS.requests[name]);
        return this.#forge(answer, this.#forgery.requests?.[name]);
      },
    });
  }

  /**
   * Passes announcements and votes on, of what light clients say nothing; returns what begins to listen to the node.
   */
  async #notify(): Promise<() => Promise<void>> {
    const { chain } = this.#node;
    let neighbor: Uint8Array | undefined;
    const outboxes = new OutboxBudget(Number.POSITIVE_INFINITY, () => false);
    const silent = { logger: silentLogger, faults: new OwnFaults(systemClock, silentLogger) };
    const start = (name: string, handshake: () => Uint8Array, onMessage: (message: Uint8Array) => void) =>
      NotificationProtocol.start(
        this.host,
        { protocol: protocolOf(chain, name), handshake, limits: NOTIFICATION_LIMITS, outboxes, ...silent },
        {
          ...{ accept: nothing, closed: nothing, misbehaved: nothing },
          opened: (peer) => {
            if (peer === this.#peer) return;
            if (name !== "grandpa/1") void grandpa.open(peer);
            // The client decides by it how it catches up; the second tells it that there is no more to come.
            else if (neighbor !== undefined) for (let i = 0; i < 2; i += 1) grandpa.send(peer, neighbor);
          },
          message: (peer, message) => {
            if (peer === this.#peer) onMessage(message);
          },
        },
      );
    const pass = (protocol: NotificationProtocol, message: Uint8Array) => {
      for (const peer of protocol.peers) if (peer !== this.#peer) protocol.send(peer, message);
    };
    const grandpa: NotificationProtocol = await start(
      "grandpa/1",
      () => FULL,
      (message) => {
        if (message[0] === NEIGHBOR) neighbor = message;
        pass(grandpa, this.#forge(message, this.#forgery.grandpa));
      },
    );
    const announces = await start(
      "block-announces/1",
      () => encodeStatus({ role: "full", best: chain.best() }, chain.genesisHash),
      nothing,
    );
    this.#endings.push(
      chain.subscribe((event) => {
        if (event.kind !== "imported" || !event.isBest) return;
        const message = encodeAnnounce({ header: event.header, isBest: true });
        pass(announces, this.#forge(message, this.#forgery.announce));
      }),
    );
    return async () => {
      await announces.open(this.#peer);
      await grandpa.open(this.#peer);
    };
  }
}
