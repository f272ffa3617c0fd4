import type { PoolError } from "./error.ts";

const FOR_GOOD: ReadonlySet<string> = new Set(["BadProof", "BadMandatory", "MandatoryValidation", "AncientBirthBlock"]);

/** Whether the same bytes will be refused as long as the chain stands, so that they need not be looked at again. */
export function isForGood(error: PoolError): boolean {
  if (error.code === "UNREADABLE" || error.code === "NO_TAGS") return true;
  return error.validity?.type === "Invalid" && FOR_GOOD.has(error.validity.value.type);
}

/** Whether the chain has what the transaction would give: its nonce has been used. */
export function isOvertaken(error: PoolError): boolean {
  return error.validity?.type === "Invalid" && error.validity.value.type === "Stale";
}
