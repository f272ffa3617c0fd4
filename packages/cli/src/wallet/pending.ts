import { isoTime } from "@opentao/base";
import { fromHex } from "@opentao/codec";
import { type Chain, type SignedTransaction, TransactionFailure } from "@opentao/sdk/chain";
import * as z from "zod";
import { out } from "../output/colors.ts";
import { describeError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { withWaitingNote } from "../shared/actions/waitingNote.ts";
import { withChain } from "../shared/connection.ts";
import { type Ended, type Intent, intentsOf, kept, type Signed } from "../shared/ledger/entries.ts";
import { appendEntry, ledgerFile, readLedger } from "../shared/ledger/file.ts";

/** Options of `tao wallet pending`. */
export interface PendingFlags {
  readonly json: boolean;
  readonly wallets?: string;
  /** Address of a node instead of that at which it was signed. */
  readonly url?: string;
  /** True when transactions are to be sent again that no block holds yet. */
  readonly resend: boolean;
}

/** Outcome of looking for an action. */
interface Found {
  /**
   * One of the outcomes of the ledger; or `waiting`: the node has it; `sendable`: no node is known to have it, and a
   * block can still hold it; `running`: another process is at it; `unknown`: its node does not answer.
   */
  readonly state: Ended["outcome"] | "waiting" | "sendable" | "running" | "unknown";
  readonly detail: string;
  readonly blockHash?: string;
  readonly fee?: bigint;
}

const pool = z.array(z.string());

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // none of this number, or one of somebody else
  }
}

function transactionOf({ transaction, after, end }: Signed): SignedTransaction {
  return { bytes: fromHex(transaction), after, end: end ?? Number.POSITIVE_INFINITY };
}

/** Looks for a signed transaction in the blocks that can hold it, and in the pool. */
async function lookFor(chain: Chain, signed: Signed): Promise<Found> {
  const transaction = transactionOf(signed);
  // Before the search: what expires meanwhile is told the next time.
  const finalized = (await chain.head("finalized")).number;
  try {
    const found = await chain.find(transaction);
    if (found !== undefined) {
      const { blockHash, fee } = found;
      return { state: "done", detail: `block ${blockHash}`, blockHash, fee };
    }
  } catch (error) {
    if (!(error instanceof TransactionFailure)) throw error;
    return { state: "failed", detail: error.message, fee: error.fee };
  }
  if (finalized >= transaction.end - 1)
    return { state: "expired", detail: "no block holds it, and none can any more: do it again if you still want it" };
  const waiting = pool.safeParse(await chain.request("author_pendingExtrinsics", [])).data ?? [];
  if (waiting.includes(signed.transaction))
    return { state: "waiting", detail: "the node has it; it waits for a block" };
  const last = signed.end === null ? "" : ` up to block ${signed.end - 1}`;
  return { state: "sendable", detail: `no block holds it; it can still be sent${last}: tao wallet pending --resend` };
}

async function resend(chain: Chain, signed: Signed, printer: Printer): Promise<Found> {
  try {
    const { blockHash, fee } = await withWaitingNote(
      printer,
      () => undefined,
      (options) => chain.send(transactionOf(signed), options),
    );
    return { state: "done", detail: `block ${blockHash}`, blockHash, fee };
  } catch (error) {
    if (!(error instanceof TransactionFailure)) throw error;
    return { state: "failed", detail: error.message, fee: error.fee };
  }
}

async function examine({ meant, signed }: Intent, flags: PendingFlags, printer: Printer): Promise<Found> {
  if (isRunning(meant.pid)) return { state: "running", detail: `process ${meant.pid} is at it` };
  if (signed === undefined) return { state: "unsigned", detail: "nothing was signed, and nothing was sent" };
  try {
    return await withChain(flags.url ?? meant.url, async (chain) => {
      if (chain.genesisHash !== meant.genesisHash)
        return { state: "unknown", detail: "another chain answers there: give a node of its own with --url" };
      const found = await lookFor(chain, signed);
      return found.state === "sendable" && flags.resend ? await resend(chain, signed, printer) : found;
    });
  } catch (error) {
    return { state: "unknown", detail: describeError(error).message };
  }
}

/** Outcomes that need not be looked for again. */
const isEnded = (state: Found["state"]): state is Ended["outcome"] =>
  state === "done" || state === "failed" || state === "refused" || state === "expired" || state === "unsigned";

/**
 * Finds again what was begun and whose end nobody saw: actions that were interrupted before or after they were signed.
 * What it learns is noted in the ledger.
 *
 * @throws CliError `LEDGER_UNWRITABLE`; Error of the system
 */
export async function showPending(flags: PendingFlags, printer: Printer): Promise<void> {
  const { entries, unreadable } = await readLedger(flags.wallets);
  const open = intentsOf(entries).filter(({ ended }) => ended === undefined);
  const found = await Promise.all(
    open.map(async (intent) => ({ ...intent, ...(await examine(intent, flags, printer)) })),
  );
  for (const { meant, state, detail, blockHash, fee } of found) {
    if (!isEnded(state)) continue;
    const facts = {
      ...(blockHash === undefined ? {} : { blockHash }),
      ...(fee === undefined ? {} : { fee: `${fee}` }),
    };
    const error = state === "failed" ? { error: kept(detail) } : {};
    const time = isoTime(Date.now());
    appendEntry(flags.wallets, { kind: "ended", id: meant.id, time, outcome: state, ...facts, ...error });
  }
  const actions = found.map(({ meant: { id, time, what, address }, signed, state, detail, blockHash, fee }) => {
    return { id, time, what, address, hash: signed?.hash, state, detail, blockHash, fee };
  });
  printer.result({ actions, unreadable }, () => {
    if (actions.length === 0) return "Nothing is open: the end of all that was begun is known.";
    const lines = actions.map(({ time, what, state, detail }) => `${time}  ${what}\n  ${out.bold(state)}: ${detail}`);
    if (unreadable > 0) lines.push(`${unreadable} lines of the ledger cannot be read: ${ledgerFile(flags.wallets)}`);
    return lines.join("\n");
  });
}
