import { Era, eraCheckpoint, eraEnd } from "@opentao/codec/primitives";
import type { Extrinsic } from "@opentao/sdk/browser";
import { fieldOf } from "../../parts/calls/sentences.ts";

/** Fields that a signer signed beside the call. */
export interface Signed {
  readonly nonce: number | undefined;
  /** In rao. */
  readonly tip: bigint | undefined;
  /** First block in which it is valid, and the last; `undefined` when it is valid for ever or its era is unknown. */
  readonly valid: { readonly from: number; readonly to: number } | "forever" | undefined;
}

/** Returns an era of a decoded extension, `Mortal53` with a second byte, as its blocks. */
function validIn(extension: unknown, block: number): Signed["valid"] {
  const [type, second] = [fieldOf(extension, "type"), fieldOf(extension, "value")];
  if (type === "Immortal") return "forever";
  const first = typeof type === "string" ? Number(/^Mortal(\d{1,3})$/.exec(type)?.[1]) : Number.NaN;
  if (!Number.isInteger(first) || first > 255 || typeof second !== "number") return undefined;
  try {
    const era = Era.decode(Uint8Array.of(first, second));
    // It was made before the block that holds it.
    const made = Math.max(block - 1, 0);
    return { from: eraCheckpoint(era, made), to: eraEnd(era, made) - 1 };
  } catch {
    return undefined; // the author's runtime reads eras in a way that this page does not know
  }
}

/** Returns what was signed beside the call. @param block - number of the block that holds it */
export function signedBeside({ extensions }: Extrinsic, block: number): Signed {
  const nonce = extensions.get("CheckNonce");
  const payment = extensions.get("ChargeTransactionPayment");
  const tip = typeof payment === "object" ? fieldOf(payment, "tip") : payment;
  return {
    nonce: typeof nonce === "number" ? nonce : undefined,
    tip: typeof tip === "bigint" ? tip : undefined,
    valid: validIn(extensions.get("CheckMortality"), block),
  };
}
