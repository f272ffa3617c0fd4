import type { ChainView } from "@opentao/consensus";
import type { BlockRef, ChainNotification, Hash } from "../chain/index.ts";
import type { FinalityProofInput } from "../jobs/interface.ts";
import type { Justifications, WarpProof, WarpSource } from "../network/requests/index.ts";
import { Listeners } from "../primitives/listeners.ts";
import { Driver } from "./driver.ts";
import { Effects } from "./effects.ts";
import { proofInput } from "./finalityProof.ts";
import { openGadget } from "./gadget.ts";
import { canVerify, grandpaJustification, isInvalidJustification } from "./justifications.ts";
import { FinalityMetrics } from "./metrics.ts";
import type { FinalityNetwork, FinalityOptions } from "./options.ts";
import { ProofSearch } from "./proofSearch.ts";
import { warpProof } from "./proofs.ts";
import { roundState } from "./roundReport.ts";
import type { FinalityService, RoundState } from "./service.ts";
import { Timers } from "./timers.ts";

/** Finality by vote: brings the GRANDPA state machine together with chain, network and clock. */
export class Finality implements FinalityService, WarpSource {
  readonly #options: FinalityOptions;
  readonly #metrics: FinalityMetrics;
  readonly #driver: Driver;
  readonly #timers: Timers;
  readonly #justified = new Listeners<[justification: Uint8Array, block: Hash]>();
  readonly #disposers: (() => void)[] = [];
  #view: ChainView | undefined;

  constructor(options: FinalityOptions) {
    this.#options = options;
    this.#metrics = new FinalityMetrics(options.metrics);
    this.#driver = new Driver(this.#metrics, options.logger);
    this.#timers = new Timers(options.clock, (timer) => this.#driver.handle((grandpa) => grandpa.timer(timer)));
  }

  /**
   * Begins to accept votes, and to cast them with a key that is a voter's.
   *
   * @throws GrandpaError `INVALID_AUTHORITIES` when nobody may vote, `INCONSISTENT_STATE`; DatabaseError
   */
  start(network?: FinalityNetwork): void {
    const { chain, clock, logger } = this.#options;
    const { grandpa, view, proofPeriod } = openGadget(this.#options);
    const search = new ProofSearch({
      ...{ clock, logger, period: proofPeriod },
      finalized: () => chain.finalized(),
      isNext: (block) => canVerify(grandpa.authorities, block, view),
      peers: (number) => sourcePeers(network, number),
      ask: async (peer, block, signal) => network?.justifications(peer, block, signal),
      found: (peer, block, proofs) => this.#found(network, peer, block, proofs),
    });
    const effects = new Effects({
      ...{ chain, network, search, logger },
      later: (delay, timer) => this.#timers.start(delay, timer),
      equivocated: (proof) => {
        this.#metrics.equivocations.inc();
        this.#options.equivocated(proof);
      },
      justified: (justification, block) => this.#justified.notify(justification, block),
      conflict: (error) => this.#driver.halt(error),
    });
    this.#view = view;
    this.#driver.start(grandpa, effects);
    this.#disposers.push(() => search.stop());
    this.#driver.handle(() => grandpa.start(chain.unfinalized()));
    this.#disposers.push(chain.subscribe((notification) => this.#follow(notification)));
    if (network !== undefined) this.#disposers.push(this.#listen(network));
  }

  /** Accepts no more votes and casts none. */
  stop(): void {
    this.#driver.stop();
    this.#timers.stop();
    for (const dispose of this.#disposers.splice(0)) dispose();
  }

  /** Notes that the node's keys changed: votes are cast with the one that is a voter's now. */
  signersChanged(): void {
    this.#driver.handle((grandpa) => grandpa.signersChanged());
  }

  /**
   * Imports a justification that came with a block, or after it; the block is known. One that cannot be verified yet,
   * or of a finalized block, is passed over.
   *
   * @throws GrandpaError `UNDECODABLE`, `WRONG_BLOCK`, `INVALID_COMMIT`, `INVALID_SIGNATURE`, `INVALID_ANCESTRY` when
   * it is invalid
   */
  importJustification(block: BlockRef, justification: Uint8Array): void {
    const [grandpa, view] = [this.#driver.running, this.#view];
    if (grandpa === undefined || view === undefined || block.number <= view.finalized().number) return;
    if (!view.knows(block) || !canVerify(grandpa.authorities, block, view)) return;
    const effects = grandpa.justification(block, justification);
    this.#driver.handle(() => effects);
  }

  /** Imports a block's justifications, of whatever engines; see {@link importJustification}. */
  importJustifications(block: BlockRef, proofs: Justifications | undefined): void {
    const proof = proofs && grandpaJustification(proofs);
    if (proof !== undefined) this.importJustification(block, proof);
  }

  roundState(): RoundState | undefined {
    const grandpa = this.#driver.running;
    return grandpa && roundState(grandpa.view.setId, grandpa.rounds());
  }

  proofInput(number: number): FinalityProofInput | undefined {
    const { authorities } = this.#driver;
    return authorities && proofInput(authorities, number);
  }

  onJustification(listener: (justification: Uint8Array, block: Hash) => void): () => void {
    return this.#justified.add(listener);
  }

  warpProof(from: Hash): WarpProof | undefined {
    const { authorities } = this.#driver;
    return authorities && warpProof(this.#options.chain, authorities, from);
  }

  #listen(network: FinalityNetwork): () => void {
    return network.grandpa.listen({
      opened: (peer) => {
        const role = network.peers.find(({ id }) => id === peer)?.role ?? "full";
        this.#driver.handle((grandpa) => grandpa.connected(peer, role));
      },
      closed: (peer) => this.#driver.handle((grandpa) => grandpa.disconnected(peer)),
      message: (peer, message) => this.#driver.handle((grandpa) => grandpa.message(peer, message, this.#timers.now())),
    });
  }

  #follow(notification: ChainNotification): void {
    if (notification.kind !== "imported") return;
    const { block, header } = notification;
    this.#driver.handle((grandpa) => grandpa.imported({ block, header }));
  }

  #found(network: FinalityNetwork | undefined, peer: string, block: BlockRef, proofs: Justifications): void {
    try {
      this.importJustifications(block, proofs);
    } catch (error) {
      if (!isInvalidJustification(error)) throw error;
      network?.reportFalseResponse(peer, error);
    }
  }
}

function sourcePeers(network: FinalityNetwork | undefined, number: number): string[] {
  const peers = network?.peers ?? [];
  return peers.filter(({ role, best }) => role !== "light" && best.number >= number).map(({ id }) => id);
}
