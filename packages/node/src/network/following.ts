import type { BlockRef, ChainNotification } from "../chain/interface.ts";
import type { Listeners } from "../primitives/listeners.ts";
import type { AnnounceListener } from "./channels/announces.ts";
import type { Channels } from "./channels/index.ts";
import type { Connections } from "./connections.ts";
import type { NetworkEvent } from "./events.ts";
import type { NetworkMetrics } from "./metrics.ts";
import type { NetworkOptions } from "./options.ts";
import type { RequestClient } from "./requests/index.ts";
import { Sync, type SyncOptions } from "./sync/index.ts";

const EARLY_BLOCKS = "peers have blocks that are dated ahead of the clock: each is taken when its time comes";

/** Inputs of following. */
export interface FollowingOptions
  extends Pick<NetworkOptions, "chain" | "clock" | "clockWait" | "logger" | "importBlock" | "signatures" | "paused"> {
  readonly connections: Connections;
  readonly requests: RequestClient;
  readonly events: Listeners<[event: NetworkEvent]>;
  readonly metrics: NetworkMetrics;
}

/** Follows the chain with the peers: fetches what they announce, announces what is new here. */
export class Following {
  readonly sync: Sync;
  readonly #options: FollowingOptions;
  #channels: Channels | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(options: FollowingOptions) {
    const { chain, clock, clockWait, logger, importBlock, signatures, connections, requests, metrics } = options;
    this.#options = options;
    const ports: SyncOptions = {
      ...{ chain, clock, logger, signatures },
      importBlock: async (block) => {
        const result = await importBlock(block);
        metrics.synced.inc();
        return result;
      },
      ask: (peer, asked, signal) => requests.blocks(peer, asked, signal),
      report: (peer, misdeed, why) => connections.guard.report(peer, misdeed, why),
      early: ({ number }, dueAt) => clockWait.note(dueAt, number, EARLY_BLOCKS),
      changed: (isMajor) => this.#majorSync(isMajor),
    };
    this.sync = new Sync(ports, options.paused);
  }

  /** Returns the listener to block announcements. */
  listener(): AnnounceListener {
    const { connections, events, metrics } = this.#options;
    return {
      opened: (peer) => {
        if (peer.role !== "light") this.sync.add(peer.id, peer.best);
        this.#report();
        events.notify({ kind: "peerConnected", peer });
      },
      closed: (id) => {
        this.sync.remove(id);
        this.#report();
        events.notify({ kind: "peerDisconnected", id });
        connections.left(id);
      },
      announced: (id, { hashed, isBest }) => {
        const isPlausible = this.sync.announced(id, hashed, isBest);
        if (isPlausible) events.notify({ kind: "announced", id, hash: hashed.hash, header: hashed.header, isBest });
        metrics.highest.set(this.sync.highest);
        return isPlausible;
      },
    };
  }

  /** Announces blocks from now on. */
  start(channels: Channels): void {
    this.#channels = channels;
    this.#unsubscribe = this.#options.chain.subscribe((notification) => this.#follow(notification));
  }

  /** Fetches and announces nothing any more. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    await this.sync.stop();
  }

  /** Announces a block to the peers that do not have it. */
  announce(block: BlockRef): void {
    const header = this.#options.chain.header(block.hash);
    const isBest = block.hash === this.#options.chain.best().hash;
    if (header !== undefined) this.#channels?.announces.announce(block, header, isBest);
  }

  /** The chain's listeners must not throw; announcing only puts messages into queues. */
  #follow(notification: ChainNotification): void {
    if (notification.kind === "finalized") return;
    if (notification.kind === "imported" && !notification.isBest) return;
    if (!this.sync.isMajor) this.#channels?.announces.announce(notification.block, notification.header);
  }

  #majorSync(isMajor: boolean): void {
    const { chain, events } = this.#options;
    events.notify({ kind: "majorSync", isMajor });
    if (!isMajor) this.announce(chain.best());
  }

  #report(): void {
    const { connections, metrics } = this.#options;
    metrics.peers.set(connections.slots.peers.length);
    metrics.highest.set(this.sync.highest);
  }
}
