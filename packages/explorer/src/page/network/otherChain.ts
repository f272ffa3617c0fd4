import { type Chain, ChainError } from "@opentao/sdk/browser";
import { type Fault, faultOf } from "./fault.ts";

/** Returns the fault of a node that is of another chain than when it was first connected to. */
export async function otherChainFault(chain: Chain): Promise<Fault | undefined> {
  try {
    const genesis = await chain.blockHash(0);
    return genesis === chain.genesisHash ? undefined : { kind: "otherChain", detail: `${genesis}` };
  } catch (error) {
    if (!(error instanceof ChainError)) throw error;
    // Lost again, or slow: that is told by itself.
    return error.code === "WRONG_CHAIN" ? faultOf(error) : undefined;
  }
}
