import { type ApplyExtrinsicResult, Header } from "@opentao/codec/primitives";
import { type Runtime, RuntimePanic } from "@opentao/runtime/boundary";
import type { Extrinsic } from "../chain/blocks/extrinsic.ts";
import { applyExtrinsic, type BlockBeginning, beginBlock } from "../chain/execution/beginning.ts";
import type { Hash } from "../chain/interface.ts";
import type { StateExternalities } from "../state/index.ts";
import type { ReadyTransactions } from "./transactions.ts";

/** Parts of which a block is made. */
export interface BlockPlan extends BlockBeginning {
  readonly state: StateExternalities;
  readonly transactions: ReadyTransactions;
  /** True when time for more transactions is left. */
  readonly hasTime: () => boolean;
}

/** A block that its author has not sealed yet. */
export interface BuiltBlock {
  readonly header: Header;
  /** Without length prefixes. */
  readonly extrinsics: readonly Uint8Array[];
  /** The transactions that it holds. */
  readonly included: readonly Hash[];
  /** Transactions that the runtime refused for good. */
  readonly invalid: readonly Hash[];
  /** State over which it was tried. What is stored is what its execution leads to. */
  readonly state: StateExternalities;
}

/** After so many transactions that did not fit, the block counts as full. */
const MAX_TOO_LARGE = 8;
/** Milliseconds for which the node does nothing but apply transactions; then other work has a turn. */
const TURN_MS = 20;

const NOTHING = new Uint8Array();

type Outcome = "applied" | "too large" | "not yet" | "invalid";

/**
 * Makes a block: inherents first, then transactions while they fit and time is left.
 *
 * @throws RuntimePanic when the runtime cannot begin or end the block, or an inherent is refused
 */
export async function buildBlock(plan: BlockPlan): Promise<BuiltBlock> {
  const { runtime, state } = plan;
  const extrinsics = beginBlock(plan);
  const { applied, invalid } = await applyTransactions(plan);
  // Bodies go on without the prefix, as those of peers do: whatever encodes a whole block puts it on.
  for (const { bytes } of applied) extrinsics.push(bytes);
  const finished = Header.decode(runtime.call("BlockBuilder_finalize_block", NOTHING, state));
  return { header: finished, extrinsics, included: applied.map(({ hash }) => hash), invalid, state };
}

async function applyTransactions({ runtime, state, transactions, hasTime }: BlockPlan) {
  const applied: Extrinsic[] = [];
  const invalid: Hash[] = [];
  let tooLarge = 0;
  let turn = performance.now();
  for (const transaction of transactions) {
    if (!hasTime()) break;
    const outcome = apply(runtime, state, transaction.opaque);
    if (outcome === "applied") applied.push(transaction);
    // Those that require it would be refused too, each at a price: a long chain behind one refusal costs nothing.
    else transactions.leaveOut(transaction);
    if (outcome === "invalid") invalid.push(transaction.hash);
    if (outcome === "too large") tooLarge += 1;
    if (tooLarge > MAX_TOO_LARGE) break;
    if (performance.now() - turn > TURN_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      turn = performance.now();
    }
  }
  return { applied, invalid };
}

/** Tries an extrinsic with its length prefix; unless it is applied, the state stays as it was. */
function apply(runtime: Runtime, state: StateExternalities, opaque: Uint8Array): Outcome {
  const { depth } = state;
  try {
    return outcomeOf(applyExtrinsic(runtime, state, opaque).result);
  } catch (error) {
    if (!(error instanceof RuntimePanic)) throw error;
    while (state.depth > depth) state.rollbackTransaction();
    return "invalid";
  }
}

function outcomeOf(result: ApplyExtrinsicResult): Outcome {
  if (result.type === "Ok") return "applied";
  if (result.value.type !== "Invalid") return "invalid";
  if (result.value.value.type === "ExhaustsResources") return "too large";
  return result.value.value.type === "Future" ? "not yet" : "invalid";
}
