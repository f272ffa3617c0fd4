import { compact, concat, toHex, u32 } from "@opentao/codec";
import { blake2b256 } from "@opentao/crypto";
import * as z from "zod";
import type { ExtrinsicsTable } from "../../schema/tables.ts";
import type { DecodedBlock } from "../block/decode.ts";
import { jsonText } from "../block/json.ts";

const Length = compact(u32);
/** Numbers beyond what a column holds have no nonce: nobody sends so many, but root can write any. */
const nonce = z.int32().nullable().catch(null);
const amount = z.bigint().nullable().catch(null);

/** Hash by which clients name an extrinsic: of its bytes with their length in front. */
function hashOf(bytes: Uint8Array): string {
  return toHex(blake2b256(concat(Length.encode(bytes.length), bytes)));
}

/** Rows of a block's extrinsics. */
export function extrinsicRows(block: DecodedBlock): ExtrinsicsTable[] {
  const failures = new Map(
    block.eventsOf("System", "ExtrinsicFailed").map(({ extrinsic, event }) => [extrinsic, event.data.dispatch_error]),
  );
  const successes = new Set(block.eventsOf("System", "ExtrinsicSuccess").map(({ extrinsic }) => extrinsic));
  const fees = new Map<number | null, bigint>();
  for (const { extrinsic, event } of block.eventsOf("TransactionPayment", "TransactionFeePaid")) {
    fees.set(extrinsic, (fees.get(extrinsic) ?? 0n) + event.data.actual_fee);
  }
  return block.extrinsics.map(({ bytes, read }, number) => ({
    height: block.head.number,
    number,
    hash: hashOf(bytes),
    signer: read?.signer ?? null,
    nonce: nonce.parse(read?.extensions.get("CheckNonce")),
    tip: amount.parse(read?.extensions.get("ChargeTransactionPayment")),
    pallet: read?.call.type ?? null,
    call: read?.call.value.type ?? null,
    args_json: read === undefined ? null : jsonText(read.call.value.value),
    succeeded: successes.has(number) ? true : failures.has(number) ? false : null,
    error_json: failures.has(number) ? jsonText(failures.get(number)) : null,
    fee: fees.get(number) ?? null,
  }));
}
