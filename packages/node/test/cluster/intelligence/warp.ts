import { fromHex, toHex } from "@opentao/codec";
import {
  type Authority,
  type BlockRef,
  decodeWarpProof,
  headerHash,
  type NumberedSet,
  verifyWarpProof,
} from "@opentao/consensus";
import { keypairFromSuri } from "@opentao/crypto";
import { verifyVote } from "../../../src/finality/index.ts";
import type { Member } from "../member.ts";

/** The voters of genesis, by their secrets. */
function votersOf(secrets: readonly string[]): NumberedSet {
  const ids = secrets.map((secret) => toHex(keypairFromSuri(secret, "ed25519").publicKey));
  return { setId: 0n, authorities: ids.map((id): Authority => ({ id, weight: 1n })) };
}

/** Block to which a proof leads who knows genesis alone. */
export interface Warped {
  /** Steps of the proof: one a change of voters, and one to the last finalized block. */
  readonly fragments: number;
  /** The voters at its end, and how often voters have changed until there. */
  readonly set: NumberedSet;
  /** The last block that is proven to be finalized. */
  readonly block: BlockRef;
}

/** Asks a peer for the proof from genesis to now and verifies it. @throws GrandpaError when it is false */
export async function warpFromGenesis(asking: Member, asked: Member, secrets: readonly string[]): Promise<Warped> {
  const { network, chain } = asking.node;
  const answer = await network?.request(asked.peerId, "sync/warp", fromHex(chain.genesisHash));
  if (answer === undefined) throw new Error(`${asking.name} has no network`);
  const proof = decodeWarpProof(answer);
  const { set, header, finished } = verifyWarpProof(proof, votersOf(secrets), verifyVote);
  if (!finished) throw new Error("the proof does not lead to now");
  return { fragments: proof.fragments.length, set, block: { hash: headerHash(header), number: header.number } };
}
