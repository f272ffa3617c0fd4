export {
  createKey,
  createWallet,
  type KeyKind,
  type NewKey,
  regenerateKey,
  type WriteOptions,
} from "./create.ts";
export type { KeyDerivation } from "./encryption/index.ts";
export { WalletError, type WalletErrorCode } from "./error.ts";
export type { Secret } from "./keyfile.ts";
export { type ListedKey, type ListedWallet, listWallets } from "./list.ts";
export { type WalletLocation, walletsRoot } from "./location.ts";
export { type AskPassword, type PasswordRequest, passwordVariable } from "./password.ts";
export { type OpenOptions, openWallet, type Wallet, walletOf } from "./wallet.ts";
