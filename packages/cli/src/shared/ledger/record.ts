import { randomUUID } from "node:crypto";
import { isoTime } from "@opentao/base";
import { toHex } from "@opentao/codec";
import { type Inclusion, isRefusal, type SubmissionStatus, TransactionFailure } from "@opentao/sdk/chain";
import { processStart } from "@opentao/sdk/lock";
import { CliError, describeError } from "../../output/errors.ts";
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
  /** True when it may have been sent before: a node that refuses it does not say then that no block holds it. */
  readonly isRepeated?: boolean;
}

/** A signature with when it is valid. */
type SignedStatus = Extract<SubmissionStatus, { readonly kind: "signed" }>;

/** Actions of this process that have not ended. */
const underWay = new Set<string>();

/** Returns whether this process is at an action of the ledger. */
export function isUnderWay(id: string): boolean {
  return underWay.has(id);
}

/** Error of an action that was signed, and of which this process does not know what became. */
export class OutcomeUnknown extends CliError {
  /** Hash of the transaction. */
  readonly transaction: string;

  constructor(transaction: string, cause: unknown, hint?: string) {
    const { message, hint: why } = describeError(cause);
    const next = hint ?? `Do not repeat it: \`tao wallet pending\` finds it.${why === undefined ? "" : ` ${why}`}`;
    super("OUTCOME_UNKNOWN", `transaction ${transaction} was signed, and may be in a block: ${message}`, next, {
      cause,
    });
    this.transaction = transaction;
  }
}

/** Returns how an error ends an action that was signed; `undefined` when the transaction may still be in a block. */
function endBy(error: unknown, isRepeated: boolean): Pick<Ended, "outcome" | "fee"> | undefined {
  if (error instanceof TransactionFailure) return { outcome: "failed", fee: error.fee.toString() };
  return isRefusal(error) && !isRepeated ? { outcome: "refused" } : undefined;
}

/**
 * Notes an action in the ledger before it is signed, its signature before it is sent, and what became of it: so that
 * one knows, wherever it was interrupted.
 *
 * @param act - does it, and tells of the signature
 * @param note - told when the outcome cannot be noted, which the chain knows all the same
 * @throws CliError `LEDGER_UNWRITABLE`, before anything is sent; what `act` throws before anything is signed, and when
 * the transaction failed or was refused; else {@link OutcomeUnknown}
 */
export async function recorded<Done extends Inclusion>(
  root: string | undefined,
  { isRepeated = false, ...given }: Meaning,
  act: (onSigned: (status: SignedStatus) => void) => Promise<Done>,
  note: (line: string) => void,
): Promise<Done> {
  const id = randomUUID();
  const now = (): string => isoTime(Date.now());
  const meaning = { ...given, what: kept(given.what), url: kept(given.url) };
  const [pid, started] = [process.pid, processStart(process.pid)];
  appendEntry(root, { kind: "meant", id, time: now(), ...meaning, pid, ...(started === undefined ? {} : { started }) });
  let transaction: string | undefined;
  const end = (outcome: Omit<Ended, "kind" | "id" | "time">): void => {
    try {
      appendEntry(root, { kind: "ended", id, time: now(), ...outcome });
    } catch (error) {
      note(`The outcome is not in the ledger (${describeError(error).message}); \`tao wallet pending\` finds it.`);
    }
  };
  underWay.add(id);
  try {
    const done = await act(({ hash, nonce, bytes, after, end: last }) => {
      const validity = { nonce, after, end: Number.isFinite(last) ? last : null };
      appendEntry(root, { kind: "signed", id, time: now(), ...meaning, hash, transaction: toHex(bytes), ...validity });
      transaction = hash;
    });
    end({ outcome: "done", blockHash: done.blockHash, fee: done.fee.toString() });
    return done;
  } catch (error) {
    const reason = { error: kept(describeError(error).message) };
    const ended = transaction === undefined ? ({ outcome: "unsigned" } as const) : endBy(error, isRepeated);
    if (ended !== undefined) end({ ...ended, ...reason });
    if (transaction === undefined || ended !== undefined) throw error;
    throw new OutcomeUnknown(transaction, error);
  } finally {
    underWay.delete(id);
  }
}
