/**
 * Form in which an answer is sent, by what a client accepts (RFC 9110, section 12.5.3).
 *
 * @packageDocumentation
 */

/** Form of an answer: compressed, or as it is. */
export type Encoding = "br" | "identity";

/** A weight: at most three decimals, from 0 to 1. Whatever else stands there accepts nothing. */
const WEIGHT = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

/** Weights of codings by name. Whoever names one twice gets the lesser. */
function weightsOf(header: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const entry of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = entry.split(";").map((part) => part.trim());
    if (name === "") continue;
    const given = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, "") ?? "1";
    const weight = WEIGHT.test(given) ? Number(given) : 0;
    weights.set(name, Math.min(weight, weights.get(name) ?? 1));
  }
  return weights;
}

/**
 * Returns the form that a client likes best; brotli where it likes both the same.
 *
 * @param header - its `Accept-Encoding`; one without says nothing of brotli, so it gets answers as they are
 * @returns `undefined` when it takes neither
 */
export function acceptedEncoding(header: string | undefined): Encoding | undefined {
  const weights = weightsOf(header ?? "");
  const ofOthers = weights.get("*");
  const brotli = weights.get("br") ?? ofOthers ?? 0;
  // As it is, an answer is welcome unless it is refused, but less than whatever is named.
  const plain = weights.get("identity") ?? (ofOthers === 0 ? 0 : undefined);
  if (brotli > 0 && brotli >= (plain ?? 0)) return "br";
  return plain === 0 ? undefined : "identity";
}
