import { concat } from "@opentao/codec";
import type { AuthorEquivocation, ValidTransaction } from "@opentao/codec/primitives";
import { type DispatchError, DispatchFailure, invalid, type State, sameError } from "../../../framework/index.ts";
import type { PalletCall } from "../../../framework/runtimeCall.ts";
import { errors } from "../errors.ts";
import { checkAuthorReport, checkVoterReport, type Offence } from "./report.ts";
import type { VoterEquivocation } from "./voterProof.ts";

const TAG = new TextEncoder().encode("OpenTaoOffence");
/** Above all paid transactions: what an offender does next waits for nothing. */
const PRIORITY = 1n << 62n;
/** Blocks for which the pool keeps a report; after that nodes make it anew where it still matters. */
const LONGEVITY = 64n;

function offenceOf(state: State, { type, value }: PalletCall): Offence {
  // Both calls have their proof as their only argument; its type is the call's.
  if (type === "reportAuthorEquivocation") return checkAuthorReport(state, value.proof as AuthorEquivocation);
  if (type === "reportVoterEquivocation") return checkVoterReport(state, value.proof as VoterEquivocation);
  return invalid("Call");
}

function refuse(error: DispatchError): never {
  const stale = [errors.DuplicateOffenceReport, errors.OffenceTooOld, errors.UnknownOffender];
  return invalid(stale.some((one) => sameError(one, error)) ? "Stale" : "BadProof");
}

/**
 * Validates a report that nobody signed, by its proof. Reports of one offence exclude each other. The call checks the
 * proof again: an account may sign it, too. The host need not verify the signatures twice (`Externalities.verify`).
 */
export function validateReport(state: State, call: PalletCall): ValidTransaction {
  try {
    const { id } = offenceOf(state, call);
    return { priority: PRIORITY, requires: [], provides: [concat(TAG, id)], longevity: LONGEVITY, propagate: true };
  } catch (error) {
    if (error instanceof DispatchFailure) return refuse(error.error);
    throw error;
  }
}
