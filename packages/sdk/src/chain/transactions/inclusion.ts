import { toHex } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import * as z from "zod";
import type { ChainAccess } from "../access.ts";
import { dispatchFailure } from "../dispatchError.ts";
import { expectValue } from "../expectValue.ts";
import { feeIn } from "../runtime/events.ts";
import type { Inclusion, SignedTransaction } from "./submission.ts";
import { indexIn } from "./watch.ts";

/** Blocks that are looked through side by side. */
const AT_ONCE = 8;

/** Reads what became of a transaction in a block that holds it. @throws TransactionFailure when it failed there */
export async function inclusionOf(chain: ChainAccess, extrinsic: Uint8Array, blockHash: string): Promise<Inclusion> {
  const extrinsicIndex = await indexIn(chain, blockHash, toHex(extrinsic));
  const events = (await chain.events(blockHash)).filter((event) => event.extrinsicIndex === extrinsicIndex);
  const failed = events.find(({ pallet, name }) => pallet === "System" && name === "ExtrinsicFailed");
  const fee = feeIn(events);
  if (failed !== undefined) {
    const { dispatch_error } = expectValue(z.object({ dispatch_error: z.unknown() }), failed.data, "ExtrinsicFailed");
    throw dispatchFailure(await chain.types(), dispatch_error, fee);
  }
  return { hash: toHex(blake2b256(extrinsic)), blockHash, extrinsicIndex, events, fee };
}

/**
 * Looks for a transaction in all blocks that can hold it, up to the best one; returns the hash of the one that does.
 */
export async function findTransaction(
  chain: ChainAccess,
  { bytes, after, end }: SignedTransaction,
): Promise<string | undefined> {
  const last = Math.min((await chain.head("best")).number, end - 1);
  const extrinsic = toHex(bytes);
  for (let first = after + 1; first <= last; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, last - first + 1) }, (_, at) => first + at);
    const found = await Promise.all(
      numbers.map(async (number) => {
        const hash = await chain.blockHash(number);
        return hash !== undefined && (await indexIn(chain, hash, extrinsic)) >= 0 ? hash : undefined;
      }),
    );
    const block = found.find((hash) => hash !== undefined);
    if (block !== undefined) return block;
  }
  return undefined;
}
