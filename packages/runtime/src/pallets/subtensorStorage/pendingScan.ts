/**
 * Progress of the chain through pending children. Not in the metadata: clients have nothing to read here.
 *
 * @packageDocumentation
 */

import { bytes } from "@opentao/codec";
import { identity } from "../../framework/index.ts";
import { NetUid } from "../../primitives/subnets.ts";
import { pallet } from "./prefix.ts";

/**
 * On a subnet whose pending children are being looked through: the last storage key that was (empty before the first).
 */
export const PendingChildKeysScan = pallet.optionalMap("PendingChildKeysScan", [identity(NetUid)], bytes(), {
  docs: "The last pending children that were looked at since the subnet's epoch.",
});
