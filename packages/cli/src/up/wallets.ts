import { createWallet, openWallet, type Wallet, WalletError } from "@opentao/sdk";

/**
 * The wallet of a taker of part; made when there is none. It has no password: the network starts by itself, and its
 * folder is its owner's alone.
 */
export async function ensureWallet(root: string, name: string): Promise<Wallet> {
  try {
    return await openWallet({ root, name });
  } catch (error) {
    if (!(error instanceof WalletError) || error.code !== "WALLET_NOT_FOUND") throw error;
    await createWallet({ root, name });
    return openWallet({ root, name });
  }
}
