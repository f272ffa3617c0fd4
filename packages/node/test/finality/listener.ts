import { toHex } from "@opentao/codec";
import { decodeGossip, GrandpaError, signedPayload } from "@opentao/consensus";
import type { Node } from "../../src/node.ts";

/** Hears all votes that reach a node, and finds voters that say two things in one place. */
export class VoteListener {
  readonly doubles: string[] = [];
  readonly #said = new Map<string, string>();
  readonly #voters = new Set<string>();

  attach(node: Node): void {
    node.network?.grandpa.listen({
      opened: () => undefined,
      closed: () => undefined,
      message: (_, message) => this.#hear(message),
    });
  }

  /** Voters of which a vote came. */
  get voters(): number {
    return this.#voters.size;
  }

  get votes(): number {
    return this.#said.size;
  }

  #hear(bytes: Uint8Array): void {
    try {
      const message = decodeGossip(bytes);
      if (message.type !== "Vote") return;
      const { round, setId, message: vote } = message.value;
      const where = `${setId}/${round}/${vote.message.type}/${vote.id}`;
      const what = toHex(signedPayload(vote.message, round, setId));
      this.#voters.add(vote.id);
      const before = this.#said.get(where);
      if (before !== undefined && before !== what) this.doubles.push(where);
      this.#said.set(where, what);
    } catch (error) {
      if (!(error instanceof GrandpaError)) throw error;
    }
  }
}
