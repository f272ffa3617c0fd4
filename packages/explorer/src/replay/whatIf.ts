import { applyChanges, ReplayError, replayRuntime, type WhatIfChange } from "@opentao/runtime/replay";
import { blockHash, ensureSameRuntime, readBlock } from "./blocks.ts";
import { type Course, course, KeptBlocks, type Way } from "./course.ts";
import type { ReplayOptions } from "./options.ts";
import { Replay } from "./replay.ts";
import type { ReplayState } from "./replayState.ts";
import type { Rpc } from "./rpc.ts";

/** Most epochs of a what-if. */
export const MAX_EPOCHS = 8;

/** A question: what if a subnet had been different after a block. */
export interface WhatIf {
  readonly netuid: number;
  /** Number of the block after which the changes are made; the last finalized one without. */
  readonly block?: number | undefined;
  /** Epochs of the subnet to be replayed, from 1 to 8. */
  readonly epochs: number;
  readonly changes: readonly WhatIfChange[];
}

/** Earnings of each neuron as things are, and with the changes. */
export interface WhatIfAnswer {
  readonly netuid: number;
  readonly base: { readonly hash: string; readonly number: number };
  readonly unchanged: Course;
  readonly changed: Course;
}

/** Hooks of a what-if for those who compare it with the chain. */
export interface WhatIfHooks {
  /** Called after each block of the unchanged course, with the state as it is then. */
  readonly onUnchanged?: (number: number, state: ReplayState) => void;
}

/**
 * Replays the next epochs of a subnet twice: as things are, and with changes. Blocks that the chain has finalized are
 * replayed with all that is in them, and the unchanged course is then the chain's, bit for bit. Blocks that it will
 * have are empty, and what rests on their hashes (for whom root dividends are claimed without being asked) is a guess.
 *
 * @throws ReplayError
 */
export async function whatIf(
  rpc: Rpc,
  request: WhatIf,
  options: ReplayOptions = {},
  hooks: WhatIfHooks = {},
): Promise<WhatIfAnswer> {
  if (!Number.isInteger(request.epochs) || request.epochs < 1 || request.epochs > MAX_EPOCHS) {
    throw new ReplayError("OUT_OF_RANGE", `${request.epochs} epochs are not 1 to ${MAX_EPOCHS}`, "Ask for fewer.");
  }
  const runtime = replayRuntime();
  const head = await readBlock(rpc, await blockHash(rpc));
  const base = request.block === undefined ? head : await readBlock(rpc, await blockHash(rpc, request.block));
  await ensureSameRuntime(rpc, runtime, base.hash);
  const replay = new Replay(rpc, base.hash, options);
  await replay.prefetch();
  const { netuid, epochs } = request;
  const way: Way = { runtime, replay, base, netuid, epochs, blocks: new KeptBlocks(rpc, head.header.number) };
  const [plain, other] = [replay.state(), replay.state()];
  await replay.complete(other, (state) => applyChanges(state, netuid, request.changes));
  const unchanged = await course(way, plain, (number) => hooks.onUnchanged?.(number, plain));
  const changed = await course(way, other);
  replay.keepHints();
  return {
    ...{ netuid, base: { hash: base.hash, number: base.header.number } },
    ...{ unchanged, changed },
  };
}
