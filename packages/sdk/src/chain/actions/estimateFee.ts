import { concat, toHex, u32 } from "@opentao/codec";
import { mortalEra } from "@opentao/codec/primitives";
import { decodeAddress } from "@opentao/crypto";
import * as z from "zod";
import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import type { Chain } from "../chain.ts";
import { expectValue } from "../expectValue.ts";
import { signExtrinsic } from "../transactions/extrinsic.ts";
import { DEFAULT_LIFETIME } from "../transactions/watch.ts";

const info = z.object({ partial_fee: z.bigint() });
/** Of any nonce that an account has had so far, none is written longer. */
const NONCE = 1 << 16;

/**
 * Estimates what a call of `from` (SS58 address) would cost now, in rao. Nothing is signed: the fee does not hang on
 * who signs.
 */
export async function estimateFee(chain: Chain, call: RuntimeCall, from: string): Promise<bigint> {
  const types = await chain.types();
  types.described.ensureCall(call);
  const { genesisHash } = chain;
  const unsigned = { scheme: "sr25519", publicKey: decodeAddress(from), address: from } as const;
  const extrinsic = signExtrinsic(
    types,
    types.encodeCall(call),
    { ...unsigned, sign: () => new Uint8Array(64) },
    { era: mortalEra(DEFAULT_LIFETIME, 0), checkpointHash: genesisHash, genesisHash, nonce: NONCE, tip: 0n },
  );
  const { decode } = types.runtimeApi("TransactionPaymentApi", "query_info");
  const args = concat(extrinsic, u32.encode(extrinsic.length));
  const answer = await chain.request("state_call", ["TransactionPaymentApi_query_info", toHex(args)]);
  const decoded = decode(expectValue(z.string(), answer, "a fee"));
  return expectValue(info, decoded, "a fee").partial_fee;
}
