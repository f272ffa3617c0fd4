import type { TransactionValidityError } from "@opentao/codec/primitives";

/** Wallets and SDKs compare these texts: they are part of the interface (protocol: clients §a.6). */
const TEXTS: ReadonlyMap<string, string> = new Map([
  ["Call", "Transaction call is not expected"],
  ["Payment", "Inability to pay some fees (e.g. account balance too low)"],
  ["Future", "Transaction will be valid in the future"],
  ["Stale", "Transaction is outdated"],
  ["BadProof", "Transaction has a bad signature"],
  ["AncientBirthBlock", "Transaction has an ancient birth block"],
  ["ExhaustsResources", "Transaction would exhaust the block limits"],
  ["BadMandatory", "A call was labelled as mandatory, but resulted in an Error."],
  ["MandatoryValidation", "Transaction dispatch is mandatory; transactions must not be validated."],
  ["BadSigner", "Invalid signing address"],
  ["IndeterminateImplicit", "The implicit data was unable to be calculated"],
  ["UnknownOrigin", "The transaction extension did not authorize any origin"],
  ["CannotLookup", "Could not lookup information required to validate the transaction"],
  ["NoUnsignedValidator", "Could not find an unsigned validator for the unsigned transaction"],
]);

/** Returns the text that the ecosystem's clients show for a transaction that the runtime refuses. */
export function validityText(error: TransactionValidityError): string {
  const { value } = error;
  return value.type === "Custom" ? `Custom error: ${value.value}` : (TEXTS.get(value.type) ?? value.type);
}
