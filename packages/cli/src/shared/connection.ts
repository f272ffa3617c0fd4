import { fromHex } from "@opentao/codec";
import { Chain, type ChainOptions } from "@opentao/sdk/chain";
import * as z from "zod";

/** Schema of bytes as hex digits, in a response of a node. */
export const hexBytes = z
  .string()
  .regex(/^0x([0-9a-f]{2})*$/)
  .transform((text) => fromHex(text));

/** Runs `action` with a connection that is closed afterwards. @throws ChainError `CHAIN_UNREACHABLE` */
export async function withChain<T>(
  url: string,
  action: (chain: Chain) => Promise<T>,
  options?: ChainOptions,
): Promise<T> {
  const chain = await Chain.connect(url, options);
  try {
    return await action(chain);
  } finally {
    chain.close();
  }
}
