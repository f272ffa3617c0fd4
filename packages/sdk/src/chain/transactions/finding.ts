import { fromHex, toHex, u32 } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { decodeAddress } from "@opentao/crypto";
import * as z from "zod";
import type { ChainAccess } from "../access.ts";
import { expectValue } from "../expectValue.ts";
import { inclusionOf } from "./inclusion.ts";
import { searchBlocks } from "./search.ts";
import type { Inclusion, SignedTransaction } from "./submission.ts";

/** Outcome of looking for a signed transaction on the chain. */
export type Finding =
  | { readonly kind: "found"; readonly inclusion: Inclusion }
  /**
   * Every block up to the best one that can hold it was seen, and none does. `isOver`: none can any more, all of them
   * being finalized, and the account has not used its number.
   */
  | { readonly kind: "absent"; readonly isOver: boolean }
  /**
   * It cannot be told from what this node shows: it does not have a block that may hold the transaction
   * (`blockMissing`), or no block holds it and the account has used its number all the same (`nonceUsed`).
   */
  | {
      readonly kind: "unknown";
      readonly because: "blockMissing" | "nonceUsed";
      /** Number of the missing block, or of the transaction. */
      readonly number: number;
      readonly isOver: boolean;
    };

const nonceAnswer = z.string().regex(/^0x[0-9a-f]{8}$/);
const signedBy = z.object({ signer: z.string(), nonce: z.number() });

/** Returns the number of a transaction when its account has used it by a block. @throws ChainError */
async function usedNonce(chain: ChainAccess, bytes: Uint8Array, at: string): Promise<number | undefined> {
  const { signer: by, extensions } = (await chain.types()).extrinsics.read(OpaqueExtrinsic.decode(bytes));
  const { signer, nonce } = expectValue(signedBy, { signer: by, nonce: extensions.get("CheckNonce") }, "a signature");
  const params = ["AccountNonceApi_account_nonce", toHex(decodeAddress(signer)), at];
  const next = expectValue(nonceAnswer, await chain.request("state_call", params), "a nonce");
  return u32.decode(fromHex(next)) > nonce ? nonce : undefined;
}

/** See `Chain.find`. */
export async function findTransaction(chain: ChainAccess, signed: SignedTransaction): Promise<Finding> {
  // Before the search: what is finalized meanwhile is told the next time.
  const finalized = await chain.head("finalized");
  const isOver = finalized.number >= signed.end - 1;
  const search = await searchBlocks(chain, signed);
  if (search.kind === "found")
    return { kind: "found", inclusion: await inclusionOf(chain, signed.bytes, search.blockHash) };
  if (search.kind === "missing") return { kind: "unknown", because: "blockMissing", number: search.block, isOver };
  const used = isOver ? await usedNonce(chain, signed.bytes, finalized.hash) : undefined;
  if (used !== undefined) return { kind: "unknown", because: "nonceUsed", number: used, isOver };
  return { kind: "absent", isOver };
}
