import { closeSync, constants, createReadStream, fsyncSync, openSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { systemCodeOf } from "@opentao/base";
import { makeFolderNow, syncFolderNow, walletsRoot } from "@opentao/sdk/wallet";
import { CliError, describeError } from "../../output/errors.ts";
import { entrySchema, type LedgerEntry } from "./entries.ts";

/** Returns the file of the ledger: it lies among the wallets, whose folder official tools look for folders in. */
export function ledgerFile(root: string | undefined): string {
  return join(walletsRoot(root), "opentao-ledger.jsonl");
}

/**
 * Adds a line to the ledger: it is on the disk when this returns. A line that a crash cut off is ended first.
 *
 * @throws CliError `LEDGER_UNWRITABLE`
 */
export function appendEntry(root: string | undefined, entry: LedgerEntry): void {
  const path = ledgerFile(root);
  try {
    if (!entrySchema.safeParse(entry).success) throw new Error("the line is none that could be read again");
    makeFolderNow(dirname(path));
    const file = openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, 0o600);
    try {
      const line = Buffer.from(`\n${JSON.stringify(entry)}\n`);
      // One write: lines of processes that write at the same time do not mix.
      if (writeSync(file, line) !== line.length) throw new Error("the disk took only a part of the line");
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // A new file may be lost with the power as long as its folder does not name it.
    syncFolderNow(dirname(path));
  } catch (error) {
    const message = `the ledger ${path} cannot be written: ${describeError(error).message}`;
    const hint = "Check the folder and the space on the disk. Without a note nothing is sent.";
    throw new CliError("LEDGER_UNWRITABLE", message, hint, { cause: error });
  }
}

function parsed(line: string): LedgerEntry | undefined {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The ledger as it was read. */
export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  /** Lines that cannot be read, such as one that a crash cut off. */
  readonly unreadable: number;
}

/** Reads the ledger; it is empty where there is none. @throws Error of the system */
export async function readLedger(root: string | undefined): Promise<Ledger> {
  const entries: LedgerEntry[] = [];
  let unreadable = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(ledgerFile(root), "utf8") })) {
      if (line === "") continue;
      const entry = parsed(line);
      if (entry === undefined) unreadable += 1;
      else entries.push(entry);
    }
  } catch (error) {
    if (systemCodeOf(error) !== "ENOENT") throw error;
  }
  return { entries, unreadable };
}
