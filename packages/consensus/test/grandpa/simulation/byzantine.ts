import {
  type BlockRef,
  decodeGossip,
  GossipMessage,
  GrandpaError,
  type GrandpaSigner,
  type Message,
  signedPayload,
  type VoteMessage,
} from "../../../src/index.ts";
import type { BlockTree } from "./blocks.ts";
import type { Random } from "./random.ts";

/** Sends bytes of a Byzantine node. */
type Send = (to: string, bytes: Uint8Array) => void;

/** A Byzantine voter: gets what honest ones send it and may answer anything. */
export interface ByzantineNode {
  hear(from: string, bytes: Uint8Array): void;
}

/** Says nothing. */
export const silent: ByzantineNode = { hear: () => undefined };

/** Sends again what it heard, to anybody, at any time, and now and then with a byte changed. */
export class Replayer implements ByzantineNode {
  readonly #heard: Uint8Array[] = [];
  readonly #random: Random;
  readonly #send: Send;
  readonly #peers: readonly string[];

  constructor(random: Random, peers: readonly string[], send: Send) {
    this.#random = random;
    this.#peers = peers;
    this.#send = send;
  }

  hear(_from: string, bytes: Uint8Array): void {
    if (this.#heard.length < 300) this.#heard.push(bytes);
    else this.#heard[this.#random.below(300)] = bytes;
    if (!this.#random.chance(0.3)) return;
    const old = this.#random.pick(this.#heard).slice();
    if (this.#random.chance(0.2)) old[this.#random.below(old.length)] = this.#random.below(256);
    this.#send(this.#random.pick(this.#peers), old);
  }
}

/** The vote that a message holds, if it is one. */
function voteIn(bytes: Uint8Array): VoteMessage | undefined {
  try {
    const message = decodeGossip(bytes);
    return message.type === "Vote" ? message.value : undefined;
  } catch (error) {
    if (error instanceof GrandpaError) return undefined; // other Byzantine nodes send rubbish
    throw error;
  }
}

/** Votes for anything in every round that it hears of, and tells each peer something else. */
export class WildVoter implements ByzantineNode {
  readonly #random: Random;
  readonly #peers: readonly string[];
  readonly #send: Send;
  readonly #signer: GrandpaSigner;
  readonly #tree: BlockTree;
  readonly #seen = new Set<string>();
  readonly #targets: BlockRef[] = [];

  constructor(random: Random, peers: readonly string[], send: Send, signer: GrandpaSigner, tree: BlockTree) {
    this.#random = random;
    this.#peers = peers;
    this.#send = send;
    this.#signer = signer;
    this.#tree = tree;
  }

  hear(_from: string, bytes: Uint8Array): void {
    const heard = voteIn(bytes);
    if (heard === undefined) return;
    const { round, setId, message } = heard;
    this.#targets.push(message.message.value);
    if (this.#targets.length > 20) this.#targets.shift();
    const where = `${setId}/${round}/${message.message.type}`;
    if (this.#seen.has(where)) return;
    this.#seen.add(where);
    const packet: GossipMessage = {
      type: "Neighbor",
      value: { type: "V1", value: { round, setId, finalized: message.message.value.number } },
    };
    for (const peer of this.#peers) {
      this.#send(peer, GossipMessage.encode(packet));
      const votes = this.#random.below(4);
      for (let i = 0; i < votes; i += 1) this.#send(peer, this.#vote(round, setId));
    }
  }

  #vote(round: bigint, setId: bigint): Uint8Array {
    const type = this.#random.pick(["Prevote", "Precommit", "Precommit", "PrimaryPropose"] as const);
    const message: Message = { type, value: this.#target() };
    const number = this.#random.chance(0.1) ? round + BigInt(this.#random.below(3)) : round;
    const signature = this.#signer.sign(signedPayload(message, number, setId));
    const signed = { message, signature, id: this.#signer.id };
    return GossipMessage.encode({ type: "Vote", value: { round: number, setId, message: signed } });
  }

  /** A block near to what others vote for, or one that nobody has. */
  #target(): BlockRef {
    let block = this.#random.pick(this.#targets);
    for (let steps = this.#random.below(3); steps > 0; steps -= 1) {
      block = this.#tree.get(block.hash)?.parent ?? block;
    }
    if (this.#random.chance(0.2)) return this.#tree.make(block).ref;
    return this.#random.chance(0.05) ? { hash: block.hash, number: block.number + 1 } : block;
  }
}
