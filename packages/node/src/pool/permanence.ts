import type { PoolError } from "./errors.ts";

/**
 * Refusals that hang on the bytes alone: nobody who asked the runtime before passing the transaction on can have had
 * another answer.
 */
const GARBAGE: ReadonlySet<string> = new Set([
  // Not a call of the runtime, too deep, or too much in it.
  "Call",
  // More than any block may hold.
  "ExhaustsResources",
  "BadMandatory",
  "MandatoryValidation",
  "BadSigner",
  "CannotLookup",
  "NoUnsignedValidator",
  "UnknownOrigin",
]);

/** Refusals that stay, and that bytes which were right for another version or at another time get. */
const PAST: ReadonlySet<string> = new Set(["BadProof", "AncientBirthBlock"]);

/** Returns whether nobody can have thought the transaction valid: who passes it on has not validated it. */
export function isGarbage({ code, validity }: PoolError): boolean {
  return code === "UNREADABLE" || code === "NO_TAGS" || (validity !== undefined && GARBAGE.has(validity.value.type));
}

/**
 * Returns whether the same bytes will be refused as long as the chain stands, so that they are not to be validated
 * again.
 */
export function isForGood(error: PoolError): boolean {
  // Who looks again has a thread ended again. Who passed it on may have a larger machine: that alone is no fault.
  return (
    error.code === "TOO_COSTLY" ||
    isGarbage(error) ||
    (error.validity !== undefined && PAST.has(error.validity.value.type))
  );
}

/** Returns whether the chain has what the transaction would provide: its nonce has been used. */
export function isOvertaken(error: PoolError): boolean {
  return error.validity?.type === "Invalid" && error.validity.value.type === "Stale";
}
