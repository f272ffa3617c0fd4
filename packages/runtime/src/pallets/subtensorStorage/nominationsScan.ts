/**
 * Progress of the chain through nominations that a higher minimum may have made too small. Not in the metadata: clients
 * have nothing to read here.
 *
 * @packageDocumentation
 */

import { bytes, struct, u16 } from "@opentao/codec";
import { pallet } from "./prefix.ts";

export const NominationsScan = pallet.optionalValue("NominationsScan", struct({ sweep: u16, last: bytes() }), {
  docs: "The map of positions that is looked through, and the last storage key that was (empty before the first).",
});
