import { u32 } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { keypairFromSuri } from "@opentao/crypto";
import { expect, it } from "vitest";
import { Balances } from "../../src/pallets/balances/index.ts";
import { RuntimeDispatchInfo } from "../../src/pallets/transactionPayment/index.ts";
import { account, address, TestChain } from "../executive/chain.ts";
import { SIGNATURE } from "./measure.ts";

it.each(["sr25519", "ed25519"] as const)(
  "a transfer signed by %s weighs at least a third of its signature",
  (scheme) => {
    const chain = TestChain.local();
    const transfer = Balances.call("transferKeepAlive", { dest: address(account(9)), value: 1n });
    const extrinsic = OpaqueExtrinsic.encode(chain.sign(keypairFromSuri("//Alice", scheme), transfer));
    const length = u32.encode(extrinsic.length);
    const { weight } = RuntimeDispatchInfo.decode(chain.call("TransactionPaymentApi_query_info", extrinsic, length));
    expect(Number(weight.refTime)).toBeGreaterThanOrEqual(SIGNATURE[scheme] / 3);
  },
);
