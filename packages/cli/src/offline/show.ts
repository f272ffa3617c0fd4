import { isSignatureOf, readPayload } from "@opentao/sdk/chain";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import type { TransactionFile } from "../shared/offline/file.ts";
import { readTransactionFile } from "./input.ts";
import { knownNames } from "./names.ts";
import { ownTypes } from "./ownRuntime.ts";
import { type Reading, readTransaction, renderTransaction } from "./reading.ts";

/** Options of `tao offline show`. */
export interface ShowFlags {
  readonly json: boolean;
  readonly wallets?: string;
}

/** Refuses a signature that is not of what stands beside it. @throws CliError `SIGNATURE_WRONG` */
export function ensureSigned({ payload, signature }: TransactionFile): string | undefined {
  if (signature === undefined || isSignatureOf(payload, signature)) return signature;
  const message = `the signature is not that of this transaction by ${payload.address}: one of them was changed`;
  throw new CliError("SIGNATURE_WRONG", message, "Sign it again on the machine that has the key.");
}

/** Facts about a transaction for programs; amounts in rao. */
interface TransactionFacts {
  /** SS58 address of who signs. */
  readonly address: string;
  readonly call: NonNullable<Reading["call"]> | null;
  readonly doubt: string | null;
  readonly what: string;
  readonly nonce: number;
  readonly tip: bigint;
  /** First block that cannot hold it any more; `null` when all can. */
  readonly end: number | null;
  readonly genesisHash: string;
  readonly specVersion: number;
  readonly isSigned: boolean;
}

/** Gathers what programs want to know of a transaction. */
export function factsOf({ what, payload, signature }: TransactionFile, { call, doubt }: Reading): TransactionFacts {
  const { values, versions, end } = readPayload(payload);
  return {
    ...{ address: payload.address, call: call ?? null, doubt: doubt ?? null, what },
    ...{ nonce: values.nonce, tip: values.tip, end: Number.isFinite(end) ? end : null },
    ...{ genesisHash: payload.genesisHash, specVersion: versions.specVersion, isSigned: signature !== undefined },
  };
}

/** Shows what a transaction in a file does. @throws CliError `TRANSACTION_FILE_UNREADABLE`, `SIGNATURE_WRONG` */
export async function showTransaction(path: string, flags: ShowFlags, printer: Printer): Promise<void> {
  const file = await readTransactionFile(path);
  const signature = ensureSigned(file);
  const reading = readTransaction(ownTypes(), file.payload);
  const nameOf = await knownNames(flags.wallets);
  printer.result(factsOf(file, reading), () => {
    const state = signature === undefined ? "It is not signed yet." : "It is signed: `tao offline send` sends it.";
    return `${renderTransaction(file, reading, nameOf)}\n${state}`;
  });
}
