import { isoTime } from "@opentao/base";
import { stateOfProcess } from "@opentao/sdk/lock";
import { out } from "../output/colors.ts";
import { describeError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { withChain } from "../shared/connection.ts";
import { type Ended, type Intent, intentsOf, kept } from "../shared/ledger/entries.ts";
import { appendEntry, ledgerFile, readLedger } from "../shared/ledger/file.ts";
import { isUnderWay } from "../shared/ledger/record.ts";
import { type Found, type FoundState, lookFor, resend } from "./lookFor.ts";

/** Options of `tao wallet pending`. */
export interface PendingFlags {
  readonly json: boolean;
  readonly wallets?: string;
  /** Address of a node instead of that at which it was signed. */
  readonly url?: string;
  /** True when transactions are to be sent again that no block holds yet. */
  readonly resend: boolean;
}

/** An action whose end nobody saw, and what was found of it. */
interface OpenAction extends Found {
  readonly intent: Intent;
}

/** Says whether the process that was at an action still is. */
function processOf({ id, meant }: Intent): ReturnType<typeof stateOfProcess> {
  if (meant === undefined) return "unclear";
  if (meant.pid === process.pid) return isUnderWay(id) ? "same" : "ended";
  return stateOfProcess(meant.pid, meant.started);
}

async function examineSigned(
  intent: Intent,
  signed: NonNullable<Intent["signed"]>,
  again: boolean,
  flags: PendingFlags,
  printer: Printer,
): Promise<Found> {
  const { url, genesisHash } = intent.meant ?? signed;
  const node = flags.url ?? url;
  if (node === undefined) {
    const detail = "the beginning of its note cannot be read, nor at which node it was signed: give one with --url";
    return { state: "unknown", detail };
  }
  try {
    return await withChain(node, async (chain) => {
      if (genesisHash !== undefined && chain.genesisHash !== genesisHash)
        return { state: "unknown", detail: "another chain answers there: give a node of its own with --url" };
      const found = await lookFor(chain, signed);
      // Of a transaction of an unknown chain, only that a block holds it says anything.
      if (genesisHash === undefined && found.state !== "done" && found.state !== "failed")
        return { state: "unknown", detail: "no block of this chain holds it, and nothing says of which chain it is" };
      return found.state === "sendable" && again ? await resend(chain, signed, printer) : found;
    });
  } catch (error) {
    return { state: "unknown", detail: describeError(error).message };
  }
}

async function examine(intent: Intent, flags: PendingFlags, printer: Printer): Promise<Found> {
  const { meant, signed } = intent;
  const its = processOf(intent);
  const running = { state: "running", detail: `process ${meant?.pid} is at it` } as const;
  if (signed === undefined) {
    if (its === "same") return running;
    if (its === "ended") return { state: "unsigned", detail: "nothing was signed, and nothing was sent" };
    return { state: "unknown", detail: `nothing was signed yet; process ${meant?.pid} may still be at it` };
  }
  const found = await examineSigned(intent, signed, flags.resend && its !== "same", flags, printer);
  return its !== "same" || found.state === "done" || found.state === "failed" ? found : running;
}

const ENDS: readonly FoundState[] = ["done", "failed", "expired", "unsigned"];

/** Returns whether what was found need not be looked for again. */
function isEnd(state: FoundState): state is Ended["outcome"] {
  return ENDS.includes(state);
}

function noteEnd({ intent: { id }, state, detail, blockHash, fee }: OpenAction, root: string | undefined): void {
  if (!isEnd(state)) return;
  const facts = {
    ...(blockHash === undefined ? {} : { blockHash }),
    ...(fee === undefined ? {} : { fee: `${fee}` }),
    ...(state === "failed" ? { error: kept(detail) } : {}),
  };
  appendEntry(root, { kind: "ended", id, time: isoTime(Date.now()), outcome: state, ...facts });
}

/**
 * Finds again what was begun and whose end nobody saw: actions that were interrupted before or after they were signed.
 * What it learns is noted in the ledger, but of what a process is still at, which notes that itself.
 *
 * @throws CliError `LEDGER_UNWRITABLE`; Error of the system
 */
export async function findPending(flags: PendingFlags, printer: Printer) {
  const { entries, unreadable } = await readLedger(flags.wallets);
  const open = intentsOf(entries).filter(({ ended }) => ended === undefined);
  const found: readonly OpenAction[] = await Promise.all(
    open.map(async (intent) => ({ intent, ...(await examine(intent, flags, printer)) })),
  );
  for (const one of found) if (processOf(one.intent) !== "same") noteEnd(one, flags.wallets);
  const actions = found.map(({ intent: { id, meant, signed }, state, detail, blockHash, fee }) => {
    const { time, what = "An action whose beginning cannot be read", address } = meant ?? signed ?? { time: "" };
    return { id, time, what, address, hash: signed?.hash, state, detail, blockHash, fee };
  });
  return { actions, unreadable };
}

/** Prints what {@link findPending} finds. @throws as that */
export async function showPending(flags: PendingFlags, printer: Printer): Promise<void> {
  const { actions, unreadable } = await findPending(flags, printer);
  printer.result({ actions, unreadable }, () => {
    const lines = actions.map(({ time, what, state, detail }) => `${time}  ${what}\n  ${out.bold(state)}: ${detail}`);
    if (unreadable > 0) {
      if (lines.length === 0) lines.push("Nothing is open in the lines of the ledger that can be read.");
      const count = unreadable === 1 ? "1 line cannot" : `${unreadable} lines cannot`;
      lines.push(`${count} be read, and may be of something open: ${ledgerFile(flags.wallets)}`);
    }
    return lines.length === 0 ? "Nothing is open: the end of all that was begun is known." : lines.join("\n");
  });
}
