import { fromHex } from "@opentao/codec";
import {
  type Chain,
  type Finding,
  type Inclusion,
  type SignedTransaction,
  TransactionFailure,
} from "@opentao/sdk/chain";
import * as z from "zod";
import type { Printer } from "../output/printer.ts";
import { withWaitingNote } from "../shared/actions/waitingNote.ts";
import type { Ended, Signed } from "../shared/ledger/entries.ts";

/**
 * One of the outcomes of the ledger; or `waiting`: the node has it; `sendable`: no node is known to have it, and a
 * block can still hold it; `running`: another process is at it; `unknown`: its node does not answer, or cannot tell.
 */
export type FoundState = Ended["outcome"] | "waiting" | "sendable" | "running" | "unknown";

/** Outcome of looking for an action. */
export interface Found {
  readonly state: FoundState;
  readonly detail: string;
  readonly blockHash?: string;
  readonly fee?: bigint;
}

const pool = z.array(z.string());

function transactionOf({ transaction, after, end }: Signed): SignedTransaction {
  return { bytes: fromHex(transaction), after, end: end ?? Number.POSITIVE_INFINITY };
}

function doneIn({ blockHash, fee }: Inclusion): Found {
  return { state: "done", detail: `block ${blockHash}`, blockHash, fee };
}

/** Returns what `read` does, or that the transaction failed in its block. */
async function unlessFailed<T>(read: () => Promise<T>): Promise<T | (Found & { readonly state: "failed" })> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof TransactionFailure)) throw error;
    return { state: "failed", detail: error.message, fee: error.fee };
  }
}

/** Says why a node cannot tell what became of a transaction, and what to do. */
export function whyUnknown({ missing }: Extract<Finding, { readonly kind: "unknown" }>): string {
  return `this node cannot tell: it does not have block ${missing}, which may hold it; do not repeat it, ask a node that keeps all blocks (an archive node) with --url`;
}

/** Looks for a signed transaction in the blocks that can hold it, and in the pool. @throws ChainError */
export async function lookFor(chain: Chain, signed: Signed): Promise<Found> {
  const finding = await unlessFailed(() => chain.find(transactionOf(signed)));
  if ("state" in finding) return finding;
  if (finding.kind === "found") return doneIn(finding.inclusion);
  if (finding.kind === "absent" && finding.isOver)
    return { state: "expired", detail: "no block holds it, and none can any more: do it again if you still want it" };
  const waiting = pool.safeParse(await chain.request("author_pendingExtrinsics", [])).data ?? [];
  if (waiting.includes(signed.transaction))
    return { state: "waiting", detail: "the node has it; it waits for a block" };
  if (finding.kind === "unknown") return { state: "unknown", detail: whyUnknown(finding) };
  const last = signed.end === null ? "" : ` up to block ${signed.end - 1}`;
  return { state: "sendable", detail: `no block holds it; it can still be sent${last}: tao wallet pending --resend` };
}

/** Sends a signed transaction again, and waits until a block has it. @throws ChainError */
export async function resend(chain: Chain, signed: Signed, printer: Printer): Promise<Found> {
  const done = await unlessFailed(() =>
    withWaitingNote(
      printer,
      () => undefined,
      (options) => chain.send(transactionOf(signed), options),
    ),
  );
  return "state" in done ? done : doneIn(done);
}
