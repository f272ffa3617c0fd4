/**
 * Wallets: their folders and key files, made, opened and listed.
 *
 * @example
 * ```ts
 * import { listWallets } from "@opentao/sdk/wallet";
 *
 * console.log(await listWallets("no such folder")); // []
 * ```
 *
 * @packageDocumentation
 */

export { makeFolderNow, syncFolderNow } from "../syncFolder.ts";
export {
  type CreateOptions,
  createKey,
  createWallet,
  ensureKeyFree,
  type NewKey,
  regenerateKey,
  type WriteOptions,
} from "./create.ts";
export type { DerivationOptions, KeyDerivation } from "./encryption/index.ts";
export { WalletError, type WalletErrorCode } from "./errors.ts";
export { type ExportedKey, exportKey, type RecoveryWords, recoveryWords } from "./export.ts";
export { type ExportOptions, readPolkadotJs } from "./import.ts";
export { type KeyState, type ListedKey, type ListedWallet, listWallets } from "./list.ts";
export { type KeyKind, type WalletLocation, walletsRoot } from "./location.ts";
export {
  isSafeBare,
  type MessageForm,
  type MessageSignature,
  type MessageVerdict,
  signMessage,
  verifyMessage,
} from "./messages.ts";
export type { OpenOptions } from "./openKeyfile.ts";
export { type AskPassword, ensureStrong, PASSWORD_RULE, type PasswordRequest, passwordVariable } from "./password.ts";
export { writePrivateFile } from "./privateFile.ts";
export { lockKey, type ReencryptedKey, unlockHotkey } from "./reencrypt.ts";
export { type Renamed, renameHotkey, renameWallet } from "./rename.ts";
export type { Secret } from "./secret.ts";
export { openWallet, type Wallet, walletOf } from "./wallet.ts";
