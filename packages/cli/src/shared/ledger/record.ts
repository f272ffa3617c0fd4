import { randomUUID } from "node:crypto";
import { isoTime } from "@opentao/base";
import { toHex } from "@opentao/codec";
import { ChainError, type Inclusion, type SubmissionStatus, TransactionFailure } from "@opentao/sdk/chain";
import { describeError } from "../../output/errors.ts";
import { type Ended, kept } from "./entries.ts";
import { appendEntry } from "./file.ts";

/** An action before it is signed. */
export interface Meaning {
  /** In a sentence. */
  readonly what: string;
  readonly url: string;
  readonly genesisHash: string;
  /** SS58 address of who signs. */
  readonly address: string;
}

/** A signature with when it is valid. */
type SignedStatus = Extract<SubmissionStatus, { readonly kind: "signed" }>;

/** Codes of failures after which a signed transaction may still come into a block. */
const UNDECIDED: readonly string[] = [
  "TIMEOUT",
  "ABORTED",
  "DISCONNECTED",
  "CLOSED",
  "WRONG_CHAIN",
  "TRANSACTION_DROPPED",
];

/**
 * Notes an action in the ledger before it is signed, its signature before it is sent, and what became of it: so that
 * one knows, wherever it was interrupted.
 *
 * @param act - does it, and tells of the signature
 * @param note - told when the outcome cannot be noted, which the chain knows all the same
 * @throws CliError `LEDGER_UNWRITABLE`, before anything is sent; what `act` throws
 */
export async function recorded<Done extends Inclusion>(
  root: string | undefined,
  { what, ...meaning }: Meaning,
  act: (onSigned: (status: SignedStatus) => void) => Promise<Done>,
  note: (line: string) => void,
): Promise<Done> {
  const id = randomUUID();
  const now = (): string => isoTime(Date.now());
  appendEntry(root, { kind: "meant", id, time: now(), what: kept(what), ...meaning, pid: process.pid });
  let isSigned = false;
  const end = (outcome: Omit<Ended, "kind" | "id" | "time">): void => {
    try {
      appendEntry(root, { kind: "ended", id, time: now(), ...outcome });
    } catch (error) {
      note(`The outcome is not in the ledger (${describeError(error).message}); \`tao wallet pending\` finds it.`);
    }
  };
  try {
    const done = await act(({ hash, nonce, bytes, after, end: last }) => {
      const validity = { nonce, after, end: Number.isFinite(last) ? last : null };
      appendEntry(root, { kind: "signed", id, time: now(), hash, transaction: toHex(bytes), ...validity });
      isSigned = true;
    });
    end({ outcome: "done", blockHash: done.blockHash, fee: done.fee.toString() });
    return done;
  } catch (error) {
    const reason = { error: kept(describeError(error).message) };
    if (!isSigned) end({ outcome: "unsigned", ...reason });
    else if (error instanceof TransactionFailure) end({ outcome: "failed", fee: error.fee.toString(), ...reason });
    else if (error instanceof ChainError && !UNDECIDED.includes(error.code)) end({ outcome: "refused", ...reason });
    throw error;
  }
}
