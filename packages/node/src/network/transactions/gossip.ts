import { type Extrinsic, prefixExtrinsic } from "../../chain/blocks/extrinsic.ts";
import type { Hash } from "../../chain/interface.ts";
import { WorkerError } from "../../jobs/errors.ts";
import { isGarbage, PoolError, type TransactionPool } from "../../pool/index.ts";
import type { Clock } from "../../primitives/clock.ts";
import type { Logger } from "../../primitives/logger.ts";
import type { OwnFaults } from "../ownFaults.ts";
import { KnownSet } from "../peers/knownSet.ts";
import type { Misdeed } from "../peers/reputation.ts";
import type { Turns } from "../turns.ts";
import { encodeTransactions } from "./message.ts";

/** Transactions of which it is remembered that a peer has them. */
const KNOWN_PER_PEER = 10_240;

/** Transactions of which it is remembered that they were passed on. */
const PASSED_ON = 32_768;

/** New transactions are collected for this long before they are passed on, in milliseconds. */
const COLLECT_MS = 100;

/** Size of one message, in bytes. */
const MESSAGE_BYTES = 256 * 1024;

/** Inputs of gossip. */
export interface GossipOptions {
  readonly pool: TransactionPool;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly faults: OwnFaults;
  readonly turns: Turns;
  /** Sends a message; `false` when it could not be queued. */
  readonly send: (peer: string, message: Uint8Array) => boolean;
  readonly report: (peer: string, misdeed: Misdeed, why: unknown) => void;
  readonly isBanned: (peer: string) => boolean;
}

/** Passes transactions on: the pool's to all peers that do not have them, peers' to the pool. */
export class TransactionGossip {
  readonly #options: GossipOptions;
  readonly #peers = new Map<string, KnownSet<Hash>>();
  readonly #passedOn = new KnownSet<Hash>(PASSED_ON);
  readonly #unsubscribe: () => void;
  #cancelTimer: (() => void) | undefined;

  constructor(options: GossipOptions) {
    this.#options = options;
    this.#unsubscribe = options.pool.onReady(() => this.#later());
  }

  /** Adds a peer, which gets all transactions that are ready. */
  add(peer: string): void {
    this.#peers.set(peer, new KnownSet(KNOWN_PER_PEER));
    this.#pass(
      [peer],
      [...this.#options.pool.ready()].filter(({ propagate }) => propagate),
    );
  }

  /** Removes a peer. */
  remove(peer: string): void {
    this.#peers.delete(peer);
  }

  /**
   * Offers a peer's transactions to the pool, each in the peer's turn. Those left when the peer has gone are dropped.
   */
  async receive(peer: string, extrinsics: readonly Uint8Array[]): Promise<void> {
    const known = this.#peers.get(peer);
    // Light clients send their own and get none.
    const client = known ?? {};
    for (const bytes of extrinsics) {
      // Messages are lists of extrinsics: each is decoded with the list, and its prefix put on again for the runtime.
      const extrinsic = prefixExtrinsic(bytes);
      known?.add(extrinsic.hash);
      if (this.#options.pool.get(extrinsic.hash) !== undefined) continue;
      await this.#options.turns.take(peer, () => this.#offer(peer, extrinsic, client));
      if (this.#options.isBanned(peer) || this.#peers.get(peer) !== known) return;
    }
  }

  /** Passes nothing on any more. */
  stop(): void {
    this.#unsubscribe();
    this.#cancelTimer?.();
    this.#peers.clear();
  }

  /** @param client - who stands for the peer where work is shared out */
  async #offer(peer: string, extrinsic: Extrinsic, client: object): Promise<void> {
    const { pool, report, logger, faults } = this.#options;
    try {
      await pool.offer(extrinsic, client, "External");
    } catch (error) {
      if (error instanceof PoolError) {
        // What is merely outdated, known, unpaid or too much comes from honest peers as well.
        if (isForged(error)) report(peer, "badTransaction", error);
        else if (isGarbage(error)) report(peer, "garbageTransaction", error);
      } else if (error instanceof WorkerError)
        logger.debug({ peer, error }, "nobody had time for a peer's transaction");
      // No fault of the peer: it stays.
      else faults.report(error, { peer }, "a peer's transaction could not be validated at this node");
    }
  }

  #later(): void {
    if (this.#cancelTimer !== undefined || this.#peers.size === 0) return;
    this.#cancelTimer = this.#options.clock.setTimer(COLLECT_MS, () => {
      this.#cancelTimer = undefined;
      const fresh = [...this.#options.pool.ready()].filter(
        ({ hash, propagate }) => propagate && this.#passedOn.add(hash),
      );
      this.#pass([...this.#peers.keys()], fresh);
    });
  }

  #pass(peers: readonly string[], transactions: readonly { readonly hash: Hash; readonly bytes: Uint8Array }[]): void {
    const receivers = new Map<Hash, string[]>();
    for (const peer of peers) {
      const known = this.#peers.get(peer);
      const unknown = transactions.filter(({ hash }) => known?.has(hash) === false);
      for (const batch of batches(unknown)) {
        if (!this.#options.send(peer, encodeTransactions(batch.map(({ bytes }) => bytes)))) break;
        for (const { hash } of batch) {
          known?.add(hash);
          receivers.set(hash, [...(receivers.get(hash) ?? []), peer]);
        }
      }
    }
    for (const [hash, sentTo] of receivers) this.#options.pool.broadcast(hash, sentTo);
  }
}

/** Returns whether the signature is false: of these bytes, for our version and our blocks. */
function isForged({ validity }: PoolError): boolean {
  return validity?.value.type === "BadProof";
}

function* batches<T extends { readonly bytes: Uint8Array }>(items: readonly T[]): Generator<T[]> {
  let batch: T[] = [];
  let size = 0;
  for (const item of items) {
    if (batch.length > 0 && size + item.bytes.length > MESSAGE_BYTES) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(item);
    size += item.bytes.length;
  }
  if (batch.length > 0) yield batch;
}
