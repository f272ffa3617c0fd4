import { toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import * as z from "zod";
import type { ChainAccess } from "../access.ts";
import { dispatchFailure } from "../dispatchError.ts";
import { ChainError } from "../errors.ts";
import { expectValue } from "../expectValue.ts";
import { feeIn } from "../runtime/events.ts";
import { missingBlock, placeIn } from "./place.ts";
import type { Inclusion } from "./submission.ts";

/**
 * Reads what became of a transaction in a block that holds it.
 *
 * @throws TransactionFailure when it failed there; ChainError `BLOCK_MISSING`, and `UNEXPECTED_VALUE` when the block
 * does not hold it
 */
export async function inclusionOf(chain: ChainAccess, extrinsic: Uint8Array, blockHash: string): Promise<Inclusion> {
  const extrinsicIndex = await placeIn(chain, blockHash, toHex(extrinsic));
  if (extrinsicIndex === "unknown") throw missingBlock(`block ${blockHash}`);
  if (extrinsicIndex === "absent")
    throw new ChainError(
      "UNEXPECTED_VALUE",
      `the block ${blockHash}, which the node named, does not hold the transaction`,
      "Look for it with another node before you sign it anew.",
    );
  const events = (await chain.events(blockHash)).filter((event) => event.extrinsicIndex === extrinsicIndex);
  const failed = events.find(({ pallet, name }) => pallet === "System" && name === "ExtrinsicFailed");
  const fee = feeIn(events);
  if (failed !== undefined) {
    const { dispatch_error } = expectValue(z.object({ dispatch_error: z.unknown() }), failed.data, "ExtrinsicFailed");
    throw dispatchFailure(await chain.types(), dispatch_error, fee);
  }
  return { hash: toHex(blake2b256(extrinsic)), blockHash, extrinsicIndex, events, fee };
}
