import { Chain } from "@opentao/sdk";

/** Runs `action` with a connection that is closed afterwards. @throws ChainError `CHAIN_UNREACHABLE` */
export async function withChain<T>(url: string, action: (chain: Chain) => Promise<T>): Promise<T> {
  const chain = await Chain.connect(url);
  try {
    return await action(chain);
  } finally {
    chain.close();
  }
}
