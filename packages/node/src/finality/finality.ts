import type { Grandpa, GrandpaEffect } from "@opentao/consensus";
import type { BlockRef, ChainNotification, Hash } from "../chain/index.ts";
import type { Justifications, WarpProof, WarpSource } from "../network/requests/index.ts";
import { Effects } from "./effects.ts";
import { type Gadget, openGadget } from "./gadget.ts";
import { canJudge, grandpaProof, isFalse } from "./judge.ts";
import { Listeners } from "./listeners.ts";
import { FinalityMetrics } from "./metrics.ts";
import type { FinalityNetwork, FinalityOptions } from "./options.ts";
import { ProofSearch } from "./proofSearch.ts";
import { proveFinality, warpProof } from "./proofs.ts";
import { roundState } from "./roundReport.ts";
import type { FinalityService, RoundState } from "./service.ts";
import { Timers } from "./timers.ts";

/** What runs while votes are taken. */
interface Running extends Gadget {
  readonly effects: Effects;
  readonly network: FinalityNetwork | undefined;
}

/**
 * Finality by vote: brings the GRANDPA state machine together with chain, network and clock. Events are taken one after the
 * other, and what the machine wants done is done, stored safely, before the next.
 */
export class Finality implements FinalityService, WarpSource {
  readonly #options: FinalityOptions;
  readonly #metrics: FinalityMetrics;
  readonly #timers: Timers;
  readonly #justified = new Listeners<[justification: Uint8Array, block: Hash]>();
  readonly #endings: (() => void)[] = [];
  readonly #waiting: ((grandpa: Grandpa) => GrandpaEffect[])[] = [];
  #running: Running | undefined;
  #busy = false;
  #halted = false;

  constructor(options: FinalityOptions) {
    this.#options = options;
    this.#metrics = new FinalityMetrics(options.metrics);
    this.#timers = new Timers(options.clock, (timer) => this.#take((grandpa) => grandpa.timer(timer)));
  }

  /**
   * Begins to take votes, and to cast them with a key that is a voter's.
   *
   * @throws GrandpaError `INVALID_AUTHORITIES` when nobody may vote, `INCONSISTENT_STATE`; CodecError; DatabaseError
   */
  start(network?: FinalityNetwork): void {
    const { chain, clock, logger } = this.#options;
    const gadget = openGadget(this.#options);
    const search = new ProofSearch({
      ...{ clock, logger, period: gadget.proofPeriod },
      finalized: () => chain.finalized(),
      peers: (number) => proofGivers(network, number),
      ask: async (peer, block, signal) => network?.justifications(peer, block, signal),
      found: (peer, block, proofs) => this.#found(peer, block, proofs),
    });
    const effects = new Effects({
      ...{ chain, network, search, logger },
      later: (delay, timer) => this.#timers.start(delay, timer),
      equivocated: (proof) => {
        this.#metrics.equivocations.inc();
        this.#options.equivocated(proof);
      },
      justified: (justification, block) => this.#justified.tell(justification, block),
      conflict: (error) => this.#halt(error),
    });
    this.#running = { ...gadget, effects, network };
    this.#endings.push(() => search.stop());
    this.#take((grandpa) => grandpa.start(chain.unfinalized()));
    this.#endings.push(chain.subscribe((notification) => this.#follow(notification)));
    if (network !== undefined) this.#endings.push(this.#listen(network));
  }

  /** Takes no more votes and casts none. */
  stop(): void {
    this.#running = undefined;
    this.#timers.stop();
    for (const end of this.#endings.splice(0)) end();
  }

  /** The node's keys changed: votes are cast with the one that is a voter's now. */
  signersChanged(): void {
    this.#take((grandpa) => grandpa.signersChanged());
  }

  /**
   * Takes a justification that came with a block, or after it; the block is known. One that cannot be judged yet, or of a block
   * that is final already, is passed over.
   *
   * @throws GrandpaError `UNDECODABLE`, `WRONG_BLOCK`, `INVALID_COMMIT`, `INVALID_SIGNATURE`, `INVALID_ANCESTRY` when it is false
   */
  importJustification(block: BlockRef, justification: Uint8Array): void {
    const { chain } = this.#options;
    if (this.#running === undefined || this.#halted || block.number <= chain.finalized().number) return;
    const { grandpa, view } = this.#running;
    if (!view.knows(block) || !canJudge(grandpa.authorities, block, view)) return;
    const effects = grandpa.justification(block, justification);
    this.#take(() => effects);
  }

  /** Takes a block's proofs of finality, of whatever engines; see {@link importJustification}. */
  importJustifications(block: BlockRef, proofs: Justifications | undefined): void {
    const proof = proofs && grandpaProof(proofs);
    if (proof !== undefined) this.importJustification(block, proof);
  }

  roundState(): RoundState | undefined {
    if (this.#running === undefined || this.#halted) return undefined;
    const { grandpa } = this.#running;
    return roundState(grandpa.view.setId, grandpa.rounds());
  }

  proveFinality(number: number): Uint8Array | undefined {
    const authorities = this.#running?.grandpa.authorities;
    return authorities && proveFinality(this.#options.chain, authorities, number);
  }

  onJustification(listener: (justification: Uint8Array, block: Hash) => void): () => void {
    return this.#justified.add(listener);
  }

  warpProof(from: Hash): WarpProof | undefined {
    const authorities = this.#running?.grandpa.authorities;
    return authorities && warpProof(this.#options.chain, authorities, from);
  }

  #listen(network: FinalityNetwork): () => void {
    return network.grandpa.listen({
      opened: (peer) => {
        const role = network.peers.find(({ id }) => id === peer)?.role ?? "full";
        this.#take((grandpa) => grandpa.connected(peer, role));
      },
      closed: (peer) => this.#take((grandpa) => grandpa.disconnected(peer)),
      message: (peer, message) => this.#take((grandpa) => grandpa.message(peer, message, this.#timers.now())),
    });
  }

  #follow(notification: ChainNotification): void {
    if (notification.kind !== "imported") return;
    const { block, header } = notification;
    this.#take((grandpa) => grandpa.imported({ block, header }));
  }

  #found(peer: string, block: BlockRef, proofs: Justifications): void {
    try {
      this.importJustifications(block, proofs);
    } catch (error) {
      if (!isFalse(error)) throw error;
      this.#running?.network?.reportLie(peer, error);
    }
  }

  /** Takes an event; those that come while one is being taken wait. */
  #take(event: (grandpa: Grandpa) => GrandpaEffect[]): void {
    this.#waiting.push(event);
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
        if (this.#running === undefined || this.#halted) continue;
        const { grandpa, effects } = this.#running;
        effects.perform(next(grandpa));
        this.#metrics.round.set(Number(grandpa.view.round));
        this.#metrics.set.set(Number(grandpa.view.setId));
      }
    } catch (error) {
      // What could not be stored must not be acted upon, nor may votes follow that others may rely on.
      this.#halt(error);
    } finally {
      this.#busy = false;
    }
  }

  #halt(error: unknown): void {
    this.#halted = true;
    this.#waiting.length = 0;
    this.#metrics.halted.set(1);
    this.#options.logger.error({ error }, "finality has ended on this node: it neither votes nor finalises any more");
  }
}

function proofGivers(network: FinalityNetwork | undefined, number: number): string[] {
  const peers = network?.peers ?? [];
  return peers.filter(({ role, best }) => role !== "light" && best.number >= number).map(({ id }) => id);
}
