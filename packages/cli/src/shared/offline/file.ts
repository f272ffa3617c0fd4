import { existsSync } from "node:fs";
import { parsePayload, type SignerPayload } from "@opentao/sdk/chain";
import { writePrivateFile } from "@opentao/sdk/wallet";
import * as z from "zod";
import { CliError } from "../../output/errors.ts";

/** Largest file of a transaction, in bytes: that of the longest call in hex digits, and what stands around it. */
export const MAX_BYTES = 10_100_000;
/** Longest sentence, in characters. */
const MAX_SENTENCE = 2000;

const fileSchema = z.strictObject({
  format: z.literal("opentao-transaction"),
  version: z.literal(1),
  what: z.string().max(MAX_SENTENCE),
  payload: z.unknown(),
  signature: z
    .string()
    .regex(/^0x[0-9a-f]{130}$/)
    .optional(),
});

/** A transaction that is carried between the machine that sends it and the one that signs it. */
export interface TransactionFile {
  /** Sentence by whoever made it: nobody checks that it is true. */
  readonly what: string;
  readonly payload: SignerPayload;
  /** A `MultiSignature` in hex; `undefined` before it is signed. */
  readonly signature: string | undefined;
}

/** Returns the error of what is no transaction to sign or to send. */
export function noTransaction(reason: string, cause?: unknown): CliError {
  const hint = "Make it anew with --unsigned or `tao offline sign`, and carry it over whole.";
  return new CliError("TRANSACTION_FILE_UNREADABLE", `this is no transaction: ${reason}`, hint, { cause });
}

/** Renders a transaction in one line. */
export function fileText({ what, payload, signature }: TransactionFile): string {
  const sentence = what.length > MAX_SENTENCE ? `${what.slice(0, MAX_SENTENCE - 1)}…` : what;
  return JSON.stringify({ format: "opentao-transaction", version: 1, what: sentence, payload, signature });
}

/** Reads a transaction from a text of anybody. @throws CliError `TRANSACTION_FILE_UNREADABLE` */
export function parseFile(text: string): TransactionFile {
  if (text.length > MAX_BYTES) throw noTransaction("it is too long");
  try {
    const { what, payload, signature } = fileSchema.parse(JSON.parse(text));
    return { what, payload: parsePayload(payload), signature };
  } catch (error) {
    throw noTransaction("its form is another", error);
  }
}

/** Refuses to write over a file. @throws CliError `FILE_EXISTS` */
export function refuseExisting(path: string): void {
  if (existsSync(path)) throw new CliError("FILE_EXISTS", `${path} is there already`, "Choose another name.");
}

/** Writes a transaction to a new file of its owner. @throws CliError `FILE_EXISTS`; WalletError `WRITE_FAILED` */
export async function writeFile(path: string, file: TransactionFile): Promise<void> {
  refuseExisting(path);
  await writePrivateFile(path, new TextEncoder().encode(`${fileText(file)}\n`), false);
}
