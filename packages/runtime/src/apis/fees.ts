import { u32, u64 } from "@opentao/codec";
import { type MultiSignature, Weight } from "@opentao/codec/primitives";
import type { Extrinsic } from "../executive/extrinsic.ts";
import { signedInfo } from "../executive/price.ts";
import { extensionWeight } from "../extensions/index.ts";
import {
  addWeights,
  apiMethod,
  type CallInfo,
  type RuntimeCall,
  runtimeApi,
  type State,
  ZERO_WEIGHT,
} from "../framework/index.ts";
import {
  FeeDetails,
  feeDetails,
  lengthToFee,
  RuntimeDispatchInfo,
  totalFee,
  weightToFee,
} from "../pallets/transactionPayment/index.ts";
import type { ApiParts } from "./apiParts.ts";

/** A call of an extrinsic, or a call alone. */
interface Priced {
  readonly call: RuntimeCall;
  readonly info: CallInfo;
  /** Bytes of the extrinsic. */
  readonly length: number;
  /** Scheme of the signature; a call alone is not signed. */
  readonly signature?: MultiSignature["type"];
}

function price({ pallets }: ApiParts, { call, info, length, signature }: Priced) {
  const extra = signature === undefined ? ZERO_WEIGHT : extensionWeight(pallets, { call, length, signature });
  const weight = addWeights(info.weight, extra);
  const details = feeDetails({ weight, length }, info.paysFee, 0n);
  return { details, info: { weight, class: { type: info.class }, partialFee: totalFee(details) } };
}

/** Price of a call alone. */
const callPrice = (parts: ApiParts, state: State, call: RuntimeCall, length: number) =>
  price(parts, { call, info: parts.dispatcher.info(state, call), length });

/** Price of an extrinsic; it is free when nobody signs it. */
function extrinsicPrice(parts: ApiParts, state: State, extrinsic: Extrinsic, length: number) {
  const { call } = extrinsic;
  const declared = () => parts.dispatcher.info(state, call);
  if (extrinsic.type === "Bare") return price(parts, { call, info: { ...declared(), paysFee: false }, length });
  const { address } = extrinsic;
  const info = address.type === "Id" ? signedInfo(parts, state, address.value, call) : declared();
  return price(parts, { call, info, length, signature: extrinsic.signature.type });
}

const weightToFeeMethod = apiMethod({
  args: { weight: Weight },
  output: u64,
  docs: "Price of a weight, in rao.",
  run: (_, { weight }) => weightToFee(weight),
});
const lengthToFeeMethod = apiMethod({
  args: { length: u32 },
  output: u64,
  docs: "Price of the bytes of an extrinsic, in rao.",
  run: (_, { length }) => lengthToFee(length),
});

/** TransactionPaymentApi: fees of extrinsics. An extrinsic without signature costs nothing. */
export const transactionPaymentApi = (parts: ApiParts) =>
  runtimeApi({
    name: "TransactionPaymentApi",
    version: 4,
    docs: "Fees of extrinsics.",
    methods: {
      queryInfo: apiMethod({
        args: { uxt: parts.extrinsic, len: u32 },
        output: RuntimeDispatchInfo,
        docs: "Expected cost of an extrinsic. Its signature is not verified.",
        run: ({ state }, { uxt: { extrinsic }, len }) => {
          return extrinsicPrice(parts, state, extrinsic, len).info;
        },
      }),
      queryFeeDetails: apiMethod({
        args: { uxt: parts.extrinsic, len: u32 },
        output: FeeDetails,
        docs: "Parts of the expected cost of an extrinsic, without the tip.",
        run: ({ state }, { uxt: { extrinsic }, len }) => {
          return extrinsicPrice(parts, state, extrinsic, len).details;
        },
      }),
      queryWeightToFee: weightToFeeMethod,
      queryLengthToFee: lengthToFeeMethod,
    },
  });

/** TransactionPaymentCallApi: fees of calls in an extrinsic of a given length. */
export const transactionPaymentCallApi = (parts: ApiParts) =>
  runtimeApi({
    name: "TransactionPaymentCallApi",
    version: 3,
    docs: "Fees of calls.",
    methods: {
      queryCallInfo: apiMethod({
        args: { call: parts.dispatcher.calls, len: u32 },
        output: RuntimeDispatchInfo,
        docs: "Expected cost of a call.",
        run: ({ state }, { call, len }) => callPrice(parts, state, call, len).info,
      }),
      queryCallFeeDetails: apiMethod({
        args: { call: parts.dispatcher.calls, len: u32 },
        output: FeeDetails,
        docs: "Parts of the expected cost of a call.",
        run: ({ state }, { call, len }) => callPrice(parts, state, call, len).details,
      }),
      queryWeightToFee: weightToFeeMethod,
      queryLengthToFee: lengthToFeeMethod,
    },
  });
