import { finalizeSet } from "../authorities/changes.ts";
import type { AuthoritySet } from "../authorities/set.ts";
import { GrandpaError } from "../errors.ts";
import type { PeerRole } from "../gossip/peers.ts";
import { type PeerId, type Reputation, undecodable } from "../gossip/reputation.ts";
import type { View } from "../gossip/view.ts";
import { verifyJustification } from "../justification/justification.ts";
import { decodeGossip, type GossipMessage } from "../messages/gossip.ts";
import { decodeJustification } from "../messages/justification.ts";
import type { Round } from "../round/round.ts";
import { type BlockRef, sameBlock } from "../types.ts";
import type { VoterState } from "../voter/state.ts";
import { type ImportedBlock, noteChanges } from "./blockChanges.ts";
import { findConflict } from "./conflict.ts";
import { Core } from "./core.ts";
import type { GrandpaEffect, GrandpaTimer } from "./effects.ts";
import { Incoming } from "./incoming.ts";
import type { GrandpaOptions } from "./options.ts";

/**
 * GRANDPA as a state machine without sockets, clock or disk. It is told what happens and answers with what it wants
 * done ({@link GrandpaEffect}), which has to be done in order. `now` is any clock in milliseconds that never goes back.
 * All methods finish at once, and no method may be called while another one's effects are being done.
 */
export class Grandpa {
  readonly #core: Core;
  readonly #incoming: Incoming;
  #halted = false;

  /**
   * @param authorities - as stored last, or `authoritySet(...)` of the genesis state
   * @param voter - as stored last, or `freshVoterState(setId, finalized block)`
   * @throws GrandpaError `INCONSISTENT_STATE` when the two are not of one set
   */
  constructor(options: GrandpaOptions, authorities: AuthoritySet, voter: VoterState) {
    this.#core = new Core(options, authorities, voter);
    this.#incoming = new Incoming(this.#core);
  }

  /** The voters, and the changes that are announced. */
  get authorities(): AuthoritySet {
    return this.#core.authorities;
  }

  /** Round, set and finalized height of this node. */
  get view(): View {
    return this.#core.gossip.view;
  }

  /** The rounds that votes are collected for, the current one first; none while votes are suspended. */
  rounds(): Round[] {
    return [...(this.#core.voter?.rounds() ?? [])];
  }

  /**
   * Begins. To be called once, first.
   *
   * @param unfinalized - all blocks above the finalized one, parents first: what they announce may not have been stored
   */
  start(unfinalized: Iterable<ImportedBlock>): GrandpaEffect[] {
    return this.#handle(() => {
      const { options } = this.#core;
      for (const imported of unfinalized) noteChanges(this.#core, imported);
      this.#core.resume();
      this.#core.emit({ kind: "timer", timer: { kind: "neighbors" }, delay: options.neighborPeriod });
      this.#core.emit({ kind: "timer", timer: { kind: "rebroadcast" }, delay: options.rebroadcastPeriod });
    });
  }

  /** A block was imported; the chain knows it. */
  imported(imported: ImportedBlock): GrandpaEffect[] {
    return this.#handle(() => {
      noteChanges(this.#core, imported);
      this.#core.resume();
      this.#incoming.blockImported(imported.block.hash);
    });
  }

  /** Notifications of a peer are open. */
  connected(peer: PeerId, role: PeerRole): GrandpaEffect[] {
    return this.#handle(() => this.#core.gossip.connect(peer, role));
  }

  /** Notifications of a peer are closed. */
  disconnected(peer: PeerId): GrandpaEffect[] {
    return this.#handle(() => this.#core.gossip.disconnect(peer));
  }

  /** A peer sent a notification. Bytes of any kind may be given: the peer is reported for what is wrong with them. */
  message(peer: PeerId, bytes: Uint8Array, now: number): GrandpaEffect[] {
    return this.#handle(() => {
      const change = this.#received(peer, bytes, now);
      if (change !== undefined) this.#core.report(peer, change);
    });
  }

  /** The keys of this node changed: votes are cast with the one that is in the set now. */
  signersChanged(): GrandpaEffect[] {
    return this.#handle(() => this.#core.changeSigner());
  }

  /** A timer that was asked for has ended. */
  timer(timer: GrandpaTimer): GrandpaEffect[] {
    return this.#handle(() => {
      const { gossip, options, voter } = this.#core;
      if (timer.kind === "neighbors") {
        gossip.repeatPacket();
        this.#core.emit({ kind: "timer", timer, delay: options.neighborPeriod });
      } else if (timer.kind === "rebroadcast") {
        gossip.rebroadcast();
        this.#core.emit({ kind: "timer", timer, delay: options.rebroadcastPeriod });
      } else if (timer.kind === "catchUp") this.#incoming.expire(timer.request);
      else if (voter !== undefined) this.#core.run(voter.timer(timer));
    });
  }

  /**
   * A justification of a known block came, with the block or after it. Nothing happens when the block is finalized
   * already.
   *
   * @throws GrandpaError `UNDECODABLE`, `WRONG_BLOCK`, `UNKNOWN_BLOCK`, `INVALID_COMMIT`, `INVALID_SIGNATURE`,
   * `INVALID_ANCESTRY`; `PAST_SET_CHANGE` when another block has to be finalized first
   */
  justification(block: BlockRef, bytes: Uint8Array): GrandpaEffect[] {
    const { options, authorities, voters, finalized } = this.#core;
    if (block.number <= finalized.number) return [];
    const justification = decodeJustification(bytes);
    if (!sameBlock(justification.commit.target, block)) {
      throw new GrandpaError("WRONG_BLOCK", `the justification is not for block ${block.number}`);
    }
    if (!options.chain.knows(block)) throw new GrandpaError("UNKNOWN_BLOCK", `block ${block.hash} is not known`);
    verifyJustification(justification, authorities.setId, voters, options.verify);
    finalizeSet(authorities, block, options.chain);
    return this.#handle(() => {
      if (!options.chain.isDescendant(finalized, block)) {
        throw new GrandpaError("CONFLICTING_FINALITY", `block ${block.number} (${block.hash}) is proven finalized`);
      }
      this.#core.gossip.noteFinalized(block.number);
      this.#core.finalize({ block, justification: bytes, keep: true });
      const { voter } = this.#core;
      if (voter !== undefined) this.#core.run(voter.noteFinalized(block));
    });
  }

  #received(peer: PeerId, bytes: Uint8Array, now: number): Reputation | undefined {
    const stored = this.#core.gossip.votes.find(bytes);
    if (stored !== undefined) {
      stored.knownBy.add(peer);
      return undefined;
    }
    let message: GossipMessage;
    try {
      message = decodeGossip(bytes);
    } catch (error) {
      if (error instanceof GrandpaError && error.code === "UNDECODABLE") return undecodable(bytes.length);
      throw error;
    }
    return this.#incoming.message(peer, message, bytes, now);
  }

  /** Handles an event; after a conflict nothing happens. */
  #handle(action: () => void): GrandpaEffect[] {
    if (this.#halted) return [];
    const error = findConflict(action);
    if (error !== undefined) {
      this.#halted = true;
      this.#core.emit({ kind: "conflict", error });
    }
    return this.#core.take();
  }
}
