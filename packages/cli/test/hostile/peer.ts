import type { BlockRef, Hash } from "../../../node/src/chain/index.ts";
import type { Chance } from "../../../node/test/cluster/chance.ts";
import { rubbish } from "../../../node/test/network/hostileTransactions.ts";
import { Stranger } from "../../../node/test/network/stranger.ts";

/** Address of strangers: another than the node's, as strangers have. */
export const ELSEWHERE = "127.0.0.2";

/** Target of an attack over the network. */
export interface PeerTarget {
  /** Multiaddress with the node's identity. */
  readonly address: string;
  readonly genesisHash: Hash;
  readonly best: BlockRef;
  readonly chance: Chance;
}

/** One blow; it settles when the stranger is done or sent away. */
export type PeerAttack = (target: PeerTarget) => Promise<unknown>;

/** Runs `act` with a peer that nobody knows. Whatever the node does to it is no failure of the attack. */
export async function asStranger(
  { genesisHash, best, chance }: PeerTarget,
  act: (peer: Stranger) => Promise<unknown>,
): Promise<void> {
  const peer = await Stranger.start({ genesisHash, best, seed: rubbish(chance, 32), localAddress: ELSEWHERE });
  try {
    await act(peer);
  } catch {
    // The node disconnects and bans the peer, as it should.
  } finally {
    await peer.stop();
  }
}
