import { createInterface } from "node:readline";
import { readBoundedText } from "@opentao/node/boundedFile";
import { describeError } from "../output/errors.ts";
import { isScanned, joinParts } from "../shared/offline/codes.ts";
import { MAX_BYTES, noTransaction, parseFile, type TransactionFile } from "../shared/offline/file.ts";

/** Reads lines until `whole` makes something of them; at a terminal, what is typed goes on as it was afterwards. */
async function typed(whole: (text: string) => string | undefined): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  let text = "";
  try {
    for await (const line of lines) {
      text += `${line}\n`;
      const found = whole(text);
      if (found !== undefined) return found;
    }
  } finally {
    lines.close();
  }
  throw noTransaction(text === "" ? "nothing came" : "a part of it is missing");
}

/** Returns a transaction's text when it is whole: one line of JSON, or the lines of all codes. */
function wholeOf(text: string): string | undefined {
  if (text.length > MAX_BYTES) throw noTransaction("it is too long");
  if (isScanned(text)) return joinParts(text);
  return text.trim() === "" ? undefined : text;
}

/**
 * Reads a transaction from a file, or from standard input for `-`: as a file has it, or as a scanner types its codes.
 *
 * @throws CliError `TRANSACTION_FILE_UNREADABLE`
 */
export async function readTransactionFile(path: string): Promise<TransactionFile> {
  if (path === "-") return parseFile(await typed(wholeOf));
  let text: string;
  try {
    text = readBoundedText(path, MAX_BYTES);
  } catch (error) {
    throw noTransaction(`${path}: ${describeError(error).message}`, error);
  }
  const joined = isScanned(text) ? joinParts(text) : text;
  if (joined === undefined) throw noTransaction("a part of it is missing");
  return parseFile(joined);
}
