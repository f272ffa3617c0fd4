import { toHex } from "@opentao/codec";
import {
  type BlockRef,
  decodeGossip,
  GossipMessage,
  GrandpaError,
  type Message,
  type NeighborPacket,
  signedPayload,
  type VoteMessage,
} from "@opentao/consensus";
import { keypairFromSuri } from "@opentao/crypto";
import type { Chain } from "../../src/chain/index.ts";
import type { GrandpaNetwork } from "../../src/network/index.ts";

/**
 * A voter who votes twice: in each round that it hears of it prevotes and precommits for the block that others vote
 * for, and for that block's parent. Half of its peers get the one vote first, half the other.
 */
export class DoubleVoter {
  readonly #network: GrandpaNetwork;
  readonly #chain: Pick<Chain, "header">;
  readonly #key: ReturnType<typeof keypairFromSuri>;
  readonly #voted = new Set<string>();
  #stand: NeighborPacket = { round: 1n, setId: 0n, finalized: 0 };
  readonly #end: () => void;

  /** @param secret - secret URI of the authority whose votes it casts */
  constructor(network: GrandpaNetwork, chain: Pick<Chain, "header">, secret: string) {
    this.#network = network;
    this.#chain = chain;
    this.#key = keypairFromSuri(secret, "ed25519");
    this.#end = network.listen({
      opened: (peer) => void network.send(peer, neighbor(this.#stand)),
      closed: () => undefined,
      message: (_peer, bytes) => this.#hear(bytes),
    });
  }

  /** Phases of rounds in which it has voted twice. */
  get doubleVotes(): number {
    return this.#voted.size;
  }

  stop(): void {
    this.#end();
  }

  #hear(bytes: Uint8Array): void {
    const message = read(bytes);
    if (message?.type === "Neighbor") this.#moveTo(message.value.value);
    if (message?.type === "Vote") this.#vote(message.value);
  }

  /** Says that it is where the foremost of its peers is: they send votes of a round only to those who are in it. */
  #moveTo({ round, setId, finalized }: NeighborPacket): void {
    if (setId !== this.#stand.setId || round <= this.#stand.round) return;
    this.#stand = { round, setId, finalized: Math.max(finalized, this.#stand.finalized) };
    this.#network.broadcast(neighbor(this.#stand));
  }

  #vote(heard: VoteMessage): void {
    const { type, value: target } = heard.message.message;
    const parent = this.#chain.header(target.hash)?.parentHash;
    const phase = `${heard.setId}/${heard.round}/${type}`;
    if (type === "PrimaryPropose" || parent === undefined || target.number < 2 || this.#voted.has(phase)) return;
    this.#voted.add(phase);
    const two = [target, { hash: toHex(parent), number: target.number - 1 }];
    for (const [i, peer] of this.#network.peers.entries()) {
      for (const block of i % 2 === 0 ? two : two.toReversed()) {
        this.#network.send(peer, this.#signed({ type, value: block }, heard));
      }
    }
  }

  #signed(message: { type: "Prevote" | "Precommit"; value: BlockRef }, { round, setId }: VoteMessage): Uint8Array {
    const said: Message = message;
    const signature = this.#key.sign(signedPayload(said, round, setId));
    const signed = { message: said, signature, id: toHex(this.#key.publicKey) };
    return GossipMessage.encode({ type: "Vote", value: { round, setId, message: signed } });
  }
}

function neighbor(stand: NeighborPacket): Uint8Array {
  return GossipMessage.encode({ type: "Neighbor", value: { type: "V1", value: stand } });
}

/** A message, if it is one. */
function read(bytes: Uint8Array): GossipMessage | undefined {
  try {
    return decodeGossip(bytes);
  } catch (error) {
    if (error instanceof GrandpaError) return undefined;
    throw error;
  }
}
