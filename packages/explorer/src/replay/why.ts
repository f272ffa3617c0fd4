import { toHex } from "@opentao/codec";
import type { Runtime } from "@opentao/runtime/boundary";
import {
  type Explanation,
  explain,
  type PoolAccount,
  paidHotkeys,
  poolAccount,
  RecordingExternalities,
  ReplayError,
  readPool,
  readRate,
  replayRuntime,
  type SubnetAccount,
  subnetAccount,
} from "@opentao/runtime/replay";
import { blockHash, type ChainBlock, ensureSameRuntime, executeBlock, readBlock } from "./blocks.ts";
import type { ReplayOptions } from "./options.ts";
import { Replay } from "./replay.ts";
import type { ReplayState } from "./replayState.ts";
import type { Rpc } from "./rpc.ts";

/** A pool's account, and what the chain holds. */
export interface CheckedPool extends PoolAccount {
  /** The pool and its owner's part after the block, as the chain's state says. */
  readonly chainAfter: bigint;
  readonly chainOwnerAfter: bigint;
  /** The lines lead from what the chain held before the block to what it held after it. */
  readonly addsUp: boolean;
}

/** Explanation of what a hotkey earned on a subnet in a block, checked against the chain. */
export interface Why {
  readonly block: { readonly hash: string; readonly number: number };
  readonly explanation: Explanation;
  /** Pools of stake that the payments changed, the hotkey's own first. */
  readonly pools: readonly CheckedPool[];
  /** Rate of the hotkey's root dividends after the block (32 bits behind the point), as the chain's state says. */
  readonly chainRate: bigint;
  /** All pools add up, and so does the rate. */
  readonly addsUp: boolean;
}

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

/** A block that was replayed over the state before it. */
export class ReplayedBlock {
  readonly block: ChainBlock;
  readonly #before: Replay;
  readonly #after: Replay;
  readonly #facts: RecordingExternalities["facts"];
  readonly #written: ReplayState;

  private constructor(
    block: ChainBlock,
    replays: { readonly before: Replay; readonly after: Replay },
    facts: RecordingExternalities["facts"],
    written: ReplayState,
  ) {
    this.block = block;
    this.#before = replays.before;
    this.#after = replays.after;
    this.#facts = facts;
    this.#written = written;
  }

  /**
   * Replays a block: its number or hash.
   *
   * @throws ReplayError `BLOCK_UNKNOWN`, `OTHER_RUNTIME`, `TOO_LARGE`, `INCOMPLETE`, `INVALID_ANSWER`
   */
  static async of(rpc: Rpc, which: number | string, options: ReplayOptions = {}): Promise<ReplayedBlock> {
    const block = await readBlock(rpc, typeof which === "number" ? await blockHash(rpc, which) : which);
    const parent = toHex(block.header.parentHash);
    const runtime = replayRuntime();
    await ensureSameRuntime(rpc, runtime, parent);
    const replays = { before: new Replay(rpc, parent, options), after: new Replay(rpc, block.hash, options) };
    await replays.before.prefetch();
    const state = replays.before.state();
    const facts = await replays.before.complete(state, (externalities) => replayed(runtime, externalities, block));
    replays.before.keepHints();
    return new ReplayedBlock(block, replays, facts, state);
  }

  /** Keys that the block wrote, with the values that the replay gave them. */
  get written(): ReadonlyMap<string, Uint8Array | undefined> {
    return this.#written.changes();
  }

  /** Account of what the block gave to a subnet. */
  subnet(netuid: number): SubnetAccount {
    const account = subnetAccount(this.#facts, netuid);
    if (account !== undefined) return account;
    throw new ReplayError("INCOMPLETE", "the replay tells nothing of the emission", "Choose a block above genesis.");
  }

  /** Explains what a hotkey (32 bytes) earned on a subnet, and checks it against the chain. */
  async why(netuid: number, hotkey: Uint8Array): Promise<Why> {
    const account = this.subnet(netuid);
    const explanation = explain(account, hotkey);
    const keys = paidHotkeys(explanation);
    const read = (replay: Replay) =>
      replay.complete(replay.state(), (state) => ({
        pools: keys.map((key) => readPool(state, key, netuid)),
        rate: readRate(state, hotkey, netuid),
      }));
    const [before, after] = [await read(this.#before), await read(this.#after)];
    const pools = before.pools.map((pool, at): CheckedPool => {
      const made = poolAccount(pool, account.changes);
      const now = after.pools[at];
      const chain = now === undefined ? undefined : poolAccount(now, []);
      const [chainAfter, chainOwnerAfter] = [chain?.after ?? -1n, chain?.ownerAfter ?? -1n];
      const total = made.before + sum(made.lines.map(({ amount }) => amount));
      const ofOwner = made.ownerBefore + sum(made.lines.map((line) => line.ofOwner));
      return { ...made, chainAfter, chainOwnerAfter, addsUp: total === chainAfter && ofOwner === chainOwnerAfter };
    });
    const rates = explanation.payments.filter(({ kind }) => kind === "accrued").map(({ step }) => step.value.bits);
    const expected = rates[0] ?? before.rate;
    const { hash, header } = this.block;
    const addsUp = pools.every((pool) => pool.addsUp) && expected === after.rate;
    return { block: { hash, number: header.number }, explanation, pools, chainRate: after.rate, addsUp };
  }
}

function replayed(runtime: Runtime, state: ConstructorParameters<typeof RecordingExternalities>[0], block: ChainBlock) {
  const recording = new RecordingExternalities(state);
  const { refused } = executeBlock(runtime, recording, block);
  if (refused === 0) return recording.facts;
  throw new ReplayError("INCOMPLETE", `${refused} extrinsics of the block cannot be applied`, "Ask another node.");
}
