import { SdkError } from "../error.ts";

/** What is wrong with a wallet or a key file. */
export type WalletErrorCode =
  | "INVALID_NAME"
  | "WALLET_NOT_FOUND"
  | "WALLET_EXISTS"
  | "KEYFILE_UNREADABLE"
  | "KEYFILE_INVALID"
  | "WRONG_PASSWORD"
  | "PASSWORD_NEEDED"
  | "WEAK_PASSWORD"
  | "WRITE_FAILED";

/** Thrown by everything that has to do with wallets. The message never holds a secret. */
export class WalletError extends SdkError<WalletErrorCode> {
  override readonly name = "WalletError";
}
