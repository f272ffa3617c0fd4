import type { BlockRef } from "../../chain/interface.ts";
import { forgottenTarget, rememberedTarget, rememberTarget } from "./memory.ts";
import type { WarpOptions, WarpPeer, WarpTarget } from "./ports.ts";
import { findTarget } from "./proof.ts";
import { StateDownload } from "./state.ts";

/** Least distance of a warp, in blocks: nearer ones are reached by range sync. */
const WARP_DISTANCE = 128;

/** Longest wait for more peers once one is there, in milliseconds: one alone could hide newer finalized blocks. */
const GATHER_MS = 3_000;
/** Longest wait for a first peer, in milliseconds. */
const FIRST_PEER_MS = 60_000;
/** Pause between two looks for peers, in milliseconds. */
const LOOK_MS = 100;
/** Peers from which warp proofs are requested. */
const MAX_PEERS = 8;
/** Targets that are tried: the states of older ones are gone meanwhile. */
const MAX_TARGETS = 5;

/**
 * Brings a chain to a recent finalized block without the blocks before it: steps from one set of voters to the next
 * prove the block, and its state is fetched (protocol: light-client §5). Goes on where a former attempt ended.
 *
 * @returns the block; `undefined` when there is nothing to gain or nobody to ask: then range sync fetches all blocks
 * @throws DatabaseError; what `signal` was aborted with
 */
export async function warpSync(options: WarpOptions): Promise<BlockRef | undefined> {
  const { chain, logger, onProgress, recordsAfterWarp } = options;
  const own: WarpOptions = {
    ...options,
    recordsAfterWarp: (block, set) => new Map([...recordsAfterWarp(block, set), forgottenTarget]),
  };
  const peers = await gather(own);
  let target = rememberedTarget(chain) ?? (await newTarget(own, peers));
  for (let tried = 0; target !== undefined && tried < MAX_TARGETS; tried += 1) {
    const { hash, header } = target;
    rememberTarget(chain, target);
    logger.info({ block: header.number, hash }, "fetching the state of a finalized block");
    if (await new StateDownload(target, own).run()) {
      const block = { hash, number: header.number };
      onProgress?.({ stage: "done", block });
      logger.info({ block: block.number, hash }, "the chain stands on a finalized block that was proven");
      return block;
    }
    logger.info({ block: header.number }, "peers do not give that state any more: a newer block is looked for");
    target = await newTarget(own, far(own));
  }
  if (rememberedTarget(chain) !== undefined) chain.persist(new Map([forgottenTarget]));
  onProgress?.({ stage: "none" });
  logger.info({}, "no peer proves a finalized block far ahead: range sync fetches all blocks");
  return undefined;
}

/** Waits for peers that are far ahead; none when no peer is. */
async function gather(options: WarpOptions): Promise<WarpPeer[]> {
  const { network, clock, signal, onProgress } = options;
  const begun = clock.now();
  let firstAt: number | undefined;
  for (;;) {
    signal.throwIfAborted();
    const now = clock.now();
    const count = network.peers().length;
    onProgress?.({ stage: "peers", peers: count });
    if (count > 0) firstAt ??= now;
    if (firstAt !== undefined && now >= firstAt + GATHER_MS) return far(options);
    if (firstAt === undefined && now >= begun + FIRST_PEER_MS) return [];
    await new Promise<void>((resolve) => void clock.setTimer(LOOK_MS, resolve));
  }
}

/** Returns peers that are far ahead, the furthest first. */
function far({ chain, network }: WarpOptions): WarpPeer[] {
  const nearest = chain.finalized().number + WARP_DISTANCE;
  const peers = network.peers().filter(({ best }) => best.number > nearest);
  return peers.sort((a, b) => b.best.number - a.best.number).slice(0, MAX_PEERS);
}

/** Returns the highest block that peers prove, if it is far ahead. */
async function newTarget(options: WarpOptions, peers: readonly WarpPeer[]): Promise<WarpTarget | undefined> {
  const start = options.chain.finalized();
  const target = await findTarget({ ...start, set: options.voters }, peers, options);
  return target !== undefined && target.header.number > start.number + WARP_DISTANCE ? target : undefined;
}
