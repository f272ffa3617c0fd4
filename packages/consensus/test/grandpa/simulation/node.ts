import { fromHex } from "@opentao/codec";
import {
  AuthoritySet,
  defaultGrandpaOptions,
  Grandpa,
  type GrandpaEffect,
  type GrandpaOptions,
  type GrandpaSigner,
  VoterState,
} from "../../../src/index.ts";
import { NodeChain, type SimBlock } from "./blocks.ts";
import type { Checker } from "./checker.ts";
import { verifySimulated } from "./keys.ts";
import type { World } from "./world.ts";

/** Durations that a simulated network lives by, in milliseconds. */
export const TIMING = {
  gossipDuration: 50,
  neighborPeriod: 1500,
  rebroadcastPeriod: 600,
  catchUpTimeout: 900,
  justificationPeriod: 8,
} as const;

/** Sends bytes of a node. */
export type Transport = (to: string, bytes: Uint8Array) => void;

/** A justification with the set whose it is. */
export interface Proof {
  readonly setId: bigint;
  readonly bytes: Uint8Array;
}

/** A node that keeps to the rules, on a disk that loses what was not synchronized when it crashes. */
export class SimNode {
  readonly index: number;
  readonly chain: NodeChain;
  running = false;
  /** Rounds gone through. */
  rounds = 0;
  /** Equivocations reported. */
  equivocations = 0;
  /** Reasons for which peers were reported, below zero. */
  readonly reports = new Map<string, number>();
  conflict: string | undefined;
  readonly #world: World;
  readonly #signer: GrandpaSigner;
  readonly #id: Uint8Array;
  readonly #transport: Transport;
  readonly #checker: Checker | undefined;
  readonly #peers = new Set<string>();
  readonly #proofs = new Map<string, Proof>();
  #disk: { voter: VoterState; authorities: AuthoritySet };
  #grandpa: Grandpa | undefined;
  #incarnation = 0;
  #round = 0n;

  constructor(
    world: World,
    index: number,
    disk: { voter: VoterState; authorities: AuthoritySet },
    signer: GrandpaSigner,
    transport: Transport,
    checker: Checker | undefined,
  ) {
    this.index = index;
    this.chain = new NodeChain(world.tree.genesis);
    this.#world = world;
    this.#disk = disk;
    this.#signer = signer;
    this.#id = fromHex(signer.id);
    this.#transport = transport;
    this.#checker = checker;
  }

  get setId(): bigint {
    return this.#disk.authorities.setId;
  }

  /** Starts, or starts again from what the disk holds. */
  start(): void {
    const options: GrandpaOptions = {
      ...defaultGrandpaOptions,
      ...TIMING,
      chain: this.chain,
      verify: verifySimulated,
      signers: () => [this.#signer],
    };
    const voter = VoterState.decode(VoterState.encode(this.#disk.voter));
    const authorities = AuthoritySet.decode(AuthoritySet.encode(this.#disk.authorities));
    this.#grandpa = new Grandpa(options, authorities, voter);
    this.running = true;
    this.#incarnation += 1;
    this.#checker?.restarted(this.index, this.chain.finalized());
    const unfinalized = this.chain.unfinalized().map(({ ref, header }) => ({ block: ref, header }));
    this.#do(this.#grandpa.start(unfinalized));
  }

  stop(): void {
    this.running = false;
    this.#grandpa = undefined;
    this.chain.crash();
    this.#peers.clear();
  }

  connect(peer: string): void {
    if (this.#peers.has(peer)) return;
    this.#peers.add(peer);
    this.#do(this.#grandpa?.connected(peer, "authority"));
  }

  disconnect(peer: string): void {
    if (this.#peers.delete(peer)) this.#do(this.#grandpa?.disconnected(peer));
  }

  deliver(peer: string, bytes: Uint8Array): void {
    if (this.#peers.has(peer)) this.#do(this.#grandpa?.message(peer, bytes, this.#world.events.now));
  }

  /** Imports a block and those of its ancestors that are missing. */
  receive(block: SimBlock): void {
    const missing: SimBlock[] = [];
    let current: SimBlock | undefined = block;
    while (current !== undefined && !this.chain.knows(current.ref)) {
      missing.push(current);
      current = current.parent && this.#world.tree.get(current.parent.hash);
    }
    for (const { ref, header, parent } of missing.reverse()) {
      if (!this.running) return;
      // Chains that left what is finalized are not imported.
      if (parent === undefined || !this.chain.isDescendant(this.chain.finalized(), parent)) return;
      this.chain.add({ ref, header, parent });
      this.#do(this.#grandpa?.imported({ block: ref, header }));
    }
  }

  /** The proof of a block that this node keeps. */
  proofOf(hash: string): Proof | undefined {
    return this.#proofs.get(hash);
  }

  #do(effects: readonly GrandpaEffect[] = []): void {
    const crashAt = this.#checker === undefined ? undefined : this.#world.crashPoint(this.index, effects.length);
    for (const [i, effect] of effects.entries()) {
      if (i === crashAt) {
        this.#world.crashed(this);
        return;
      }
      this.#perform(effect);
    }
    const round = this.#grandpa?.view.round ?? 0n;
    if (round > this.#round) this.rounds += Number(round - this.#round);
    this.#round = round;
  }

  #perform(effect: GrandpaEffect): void {
    switch (effect.kind) {
      case "persist":
        if (this.#world.loses(effect.kind)) break;
        this.#disk = { voter: effect.voter, authorities: effect.authorities ?? this.#disk.authorities };
        this.chain.flush();
        break;
      case "finalize":
        this.#finalize(effect);
        break;
      case "send":
        this.#checker?.sent(this.#id, effect.message);
        for (const peer of effect.peers) this.#transport(peer, effect.message);
        break;
      case "timer":
        this.#later(effect.delay, (grandpa) => this.#do(grandpa.timer(effect.timer)));
        break;
      case "fetch":
        this.#later(this.#world.delay(), () => {
          const block = this.#world.tree.get(effect.block.hash);
          if (block !== undefined) this.receive(block);
        });
        break;
      case "needJustification":
        this.#askForProof(effect.block.hash);
        break;
      case "equivocation":
        this.equivocations += 1;
        break;
      case "report":
        if (effect.value < 0) this.reports.set(effect.reason, (this.reports.get(effect.reason) ?? 0) + 1);
        break;
      case "conflict":
        this.conflict = effect.error.message;
        break;
      case "announce":
      case "badChange":
        break;
    }
  }

  #finalize(effect: GrandpaEffect & { kind: "finalize" }): void {
    const { block, justification, keep, authorities, voter } = effect;
    const set = this.#disk.authorities;
    if (!this.chain.knows(block)) this.#checker?.violated(`node ${this.index} finalizes a block that it does not have`);
    this.chain.finalize(block);
    this.#disk = { voter: voter ?? this.#disk.voter, authorities: authorities ?? this.#disk.authorities };
    this.chain.flush();
    if (keep) this.#proofs.set(block.hash, { setId: set.setId, bytes: justification });
    this.#checker?.finalized(this.index, block, justification, set);
  }

  /** Asks others for a block's proof until the block is finalized: what a node's sync does. */
  #askForProof(hash: `0x${string}`): void {
    this.#later(4 * this.#world.delay() + 200, (grandpa) => {
      const block = this.#world.tree.get(hash)?.ref;
      if (block === undefined || block.number <= this.chain.finalized().number) return;
      const proof = this.#world.proofFor(this.index, hash);
      // While earlier changes of voters are not finalized here, the proof cannot be verified.
      if (proof?.setId === this.setId) this.#do(grandpa.justification(block, proof.bytes));
      else this.#askForProof(hash);
    });
  }

  #later(delay: number, run: (grandpa: Grandpa) => void): void {
    const incarnation = this.#incarnation;
    this.#world.events.after(delay, () => {
      if (this.running && incarnation === this.#incarnation && this.#grandpa !== undefined) run(this.#grandpa);
    });
  }
}
