import { concat, option, struct, u32, u64 } from "@opentao/codec";
import { DispatchClass, Weight } from "@opentao/codec/primitives";
import type { ReadCall } from "../call/readCall.ts";
import { blockOf, opaqueExtrinsicOf } from "../results/blocks.ts";

const RuntimeDispatchInfo = struct({ weight: Weight, class: DispatchClass, partialFee: u64 });
const InclusionFee = struct({ baseFee: u64, lenFee: u64, adjustedWeightFee: u64 });
const FeeDetails = struct({ inclusionFee: option(InclusionFee), tip: u64 });

/** Weight, class and fee (in rao, the tip left out) of an extrinsic. */
export function payment_queryInfo(call: ReadCall) {
  const { weight, class: dispatchClass, partialFee } = RuntimeDispatchInfo.decode(query(call, "query_info"));
  return {
    weight: { ref_time: Number(weight.refTime), proof_size: Number(weight.proofSize) },
    class: dispatchClass.type.toLowerCase(),
    partialFee: partialFee.toString(),
  };
}

/** Parts of an extrinsic's fee, in rao; `null` when it pays none. */
export function payment_queryFeeDetails(call: ReadCall) {
  const { inclusionFee: fee } = FeeDetails.decode(query(call, "query_fee_details"));
  if (fee === undefined) return { inclusionFee: null };
  const { baseFee, lenFee, adjustedWeightFee } = fee;
  return {
    inclusionFee: { baseFee: hexOf(baseFee), lenFee: hexOf(lenFee), adjustedWeightFee: hexOf(adjustedWeightFee) },
  };
}

function query(call: ReadCall, method: string): Uint8Array {
  const extrinsic = opaqueExtrinsicOf(call.params.at(0));
  const input = concat(extrinsic, u32.encode(extrinsic.length));
  return call.services.chain.call(blockOf(call, 1), `TransactionPaymentApi_${method}`, input);
}

function hexOf(amount: bigint): string {
  return `0x${amount.toString(16)}`;
}
