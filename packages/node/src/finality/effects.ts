import type { EquivocationProof, GrandpaEffect, GrandpaTimer } from "@opentao/consensus";
import type { Hash, LocalChain } from "../chain/index.ts";
import type { Logger } from "../primitives/logger.ts";
import type { FinalityNetwork } from "./options.ts";
import { reportPeer } from "./peerReports.ts";
import type { ProofSearch } from "./proofSearch.ts";
import { encodeRecords } from "./records.ts";
import { Writes } from "./writes.ts";

/** Inputs of effects. */
export interface EffectParts {
  readonly chain: LocalChain;
  readonly network: FinalityNetwork | undefined;
  readonly search: ProofSearch;
  readonly logger: Logger;
  readonly later: (delay: number, timer: GrandpaTimer) => void;
  readonly equivocated: (proof: EquivocationProof) => void;
  readonly justified: (justification: Uint8Array, block: Hash) => void;
  readonly conflict: (error: Error) => void;
}

/** Performs the gadget's effects, strictly in order. */
export class Effects {
  readonly #parts: EffectParts;
  readonly #writes: Writes;

  constructor(parts: EffectParts) {
    this.#parts = parts;
    this.#writes = new Writes(parts.chain);
  }

  /** @throws DatabaseError, BlockError: what follows was not done then */
  perform(effects: readonly GrandpaEffect[]): void {
    for (const effect of effects) this.#perform(effect);
    this.#writes.flush();
  }

  #perform(effect: GrandpaEffect): void {
    const { network, search, logger } = this.#parts;
    switch (effect.kind) {
      case "persist":
        this.#writes.add(encodeRecords(effect));
        break;
      case "finalize":
        this.#finalize(effect);
        break;
      case "send":
        this.#writes.flush();
        for (const peer of effect.peers) network?.grandpa.send(peer, effect.message);
        break;
      case "report":
        if (network !== undefined) reportPeer(network.grandpa, effect.peer, effect.value, effect.reason);
        break;
      case "timer":
        this.#parts.later(effect.delay, effect.timer);
        break;
      case "equivocation":
        this.#parts.equivocated(effect.proof);
        break;
      case "fetch":
        for (const peer of effect.peers) network?.wantBlock(peer, effect.block);
        break;
      case "announce":
        network?.announceBlock(effect.block);
        break;
      case "needJustification":
        search.want(effect.block);
        break;
      case "badChange":
        logger.warn({ block: effect.block, error: effect.error }, "a change of voters is passed over");
        break;
      case "conflict":
        this.#parts.conflict(effect.error);
        break;
    }
  }

  #finalize({ block, justification, keep, ...records }: GrandpaEffect & { kind: "finalize" }): void {
    this.#writes.finalize({ block, justification, keep, records: encodeRecords(records) });
    this.#parts.justified(justification, block.hash);
  }
}
