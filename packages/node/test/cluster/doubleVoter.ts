import { toHex } from "@opentao/codec";
import {
  type BlockRef,
  decodeGossip,
  GossipMessage,
  GrandpaError,
  type Message,
  signedPayload,
  type VoteMessage,
} from "@opentao/consensus";
import { keypairFromSuri } from "@opentao/crypto";
import type { Chain } from "../../src/chain/index.ts";
import type { GrandpaNetwork } from "../../src/network/index.ts";

/**
 * A voter who votes twice: in each round that it hears of it prevotes and precommits for the block that others vote for, and for
 * that block's parent. Half of its peers get the one vote first, half the other.
 */
export class DoubleVoter {
  readonly #network: GrandpaNetwork;
  readonly #chain: Pick<Chain, "header">;
  readonly #key: ReturnType<typeof keypairFromSuri>;
  readonly #voted = new Set<string>();
  readonly #end: () => void;

  /** @param secret - secret URI of the authority whose votes it casts */
  constructor(network: GrandpaNetwork, chain: Pick<Chain, "header">, secret: string) {
    this.#network = network;
    this.#chain = chain;
    this.#key = keypairFromSuri(secret, "ed25519");
    this.#end = network.listen({
      opened: () => undefined,
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
    const heard = voteIn(bytes);
    if (heard === undefined) return;
    const { type, value: target } = heard.message.message;
    const parent = this.#chain.header(target.hash)?.parentHash;
    const phase = `${heard.setId}/${heard.round}/${type}`;
    if (type === "PrimaryPropose" || parent === undefined || target.number < 2 || this.#voted.has(phase)) return;
    this.#voted.add(phase);
    const two = [target, { hash: toHex(parent), number: target.number - 1 }];
    for (const [i, peer] of this.#network.peers.entries()) {
      const { round, setId } = heard;
      const where = { round, setId, finalized: Math.max(0, target.number - 2) };
      this.#network.send(peer, GossipMessage.encode({ type: "Neighbor", value: { type: "V1", value: where } }));
      for (const block of i % 2 === 0 ? two : two.toReversed()) {
        this.#network.send(peer, this.#vote({ type, value: block }, heard));
      }
    }
  }

  #vote(message: { type: "Prevote" | "Precommit"; value: BlockRef }, { round, setId }: VoteMessage): Uint8Array {
    const said: Message = message;
    const signature = this.#key.sign(signedPayload(said, round, setId));
    const signed = { message: said, signature, id: toHex(this.#key.publicKey) };
    return GossipMessage.encode({ type: "Vote", value: { round, setId, message: signed } });
  }
}

/** The vote that a message is, if it is one. */
function voteIn(bytes: Uint8Array): VoteMessage | undefined {
  try {
    const message = decodeGossip(bytes);
    return message.type === "Vote" ? message.value : undefined;
  } catch (error) {
    if (error instanceof GrandpaError) return undefined;
    throw error;
  }
}
