import { fromHex, toHex } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import {
  type Authority,
  authoritiesAfter,
  headerHash,
  type NumberedSet,
  scheduledChange,
  signedPayload,
  VoterSet,
  verifyWarpProof,
  type WarpResult,
} from "@opentao/consensus";
import { type Keypair, verifyEd25519 } from "@opentao/crypto";

/** A change of voters that a follower saw. */
interface SetEnd {
  readonly header: Header;
  /** The voters who have to finalize the block. */
  readonly by: NumberedSet;
}

/** Knowledge of a light client of authors and voters: genesis, and headers. */
export class Follower {
  readonly genesis: NumberedSet;
  authors: readonly Uint8Array[];
  voters: NumberedSet;
  readonly ends: SetEnd[] = [];

  constructor(authorities: readonly { readonly aura: Keypair; readonly grandpa: Keypair }[]) {
    this.authors = authorities.map(({ aura }) => aura.publicKey);
    const voters = authorities.map(({ grandpa }): Authority => ({ id: toHex(grandpa.publicKey), weight: 1n }));
    this.genesis = { setId: 0n, authorities: voters };
    this.voters = this.genesis;
  }

  follow(header: Header): void {
    this.authors = authoritiesAfter(header, this.authors);
    const change = scheduledChange(header);
    if (change === undefined) return;
    this.ends.push({ header, by: this.voters });
    this.voters = { setId: this.voters.setId + 1n, authorities: change.authorities };
  }

  /**
   * Has all set changes finalized by two thirds of the voters of before, and verifies the proof of it from genesis on.
   */
  warp(secrets: readonly Keypair[]): WarpResult {
    const keys = new Map(secrets.map((secret) => [toHex(secret.publicKey), secret]));
    const fragments = this.ends.map(({ header, by }) => {
      const target = { hash: headerHash(header), number: header.number };
      const message = signedPayload({ type: "Precommit", value: target }, 1n, by.setId);
      const { threshold } = new VoterSet(by.authorities);
      const precommits = by.authorities.slice(0, threshold).map(({ id }) => {
        const secret = keys.get(id);
        if (secret === undefined) throw new Error(`nobody has the key ${id}`);
        return { target, signature: secret.sign(message), id };
      });
      return { header, justification: { round: 1n, commit: { target, precommits }, ancestry: [] } };
    });
    return verifyWarpProof({ fragments, finished: false }, this.genesis, (signature, message, voter) =>
      verifyEd25519(signature, message, fromHex(voter)),
    );
  }
}
