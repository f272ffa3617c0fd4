import { CodedError, type CodeOf, defineErrors } from "@opentao/base";

/** Error codes of this part, with cause and cure of each. */
export const WALLET_ERRORS = defineErrors("Wallets and key files", 5100, {
  INVALID_NAME: [0, "A text cannot name a wallet or key.", "Use a name that a file may have, without slashes."],
  WALLET_NOT_FOUND: [
    1,
    "The wallet has no such key in the folder of wallets.",
    "Create it with `tao wallet new NAME`, or name another folder.",
  ],
  WALLET_EXISTS: [2, "A key file of this name exists.", "Choose another name."],
  KEYFILE_UNREADABLE: [3, "A key file cannot be read.", "Check the path and its permissions."],
  KEYFILE_INVALID: [
    4,
    "A file is not a key file, or contradicts the public file beside it.",
    "Restore it from a backup.",
  ],
  WRONG_PASSWORD: [5, "The password does not decrypt the key file.", "Try again; check the keyboard's layout."],
  PASSWORD_NEEDED: [
    6,
    "A key file is encrypted and no password was given.",
    "Run the command in a terminal, or put the password into the environment.",
  ],
  WEAK_PASSWORD: [7, "A new password is too weak.", "Choose a longer one, or mix letters, digits and signs."],
  WRITE_FAILED: [8, "A key file cannot be written.", "Check the folder's permissions and the free space."],
  KEY_STATE: [
    9,
    "The key is encrypted already, or is not encrypted.",
    "`tao wallet list` shows how each key lies there.",
  ],
  KEY_CHANGED: [10, "The key file was changed or moved meanwhile.", "See which key lies there, then do it again."],
});

/** Code of a {@link WalletError}. */
export type WalletErrorCode = CodeOf<typeof WALLET_ERRORS>;

/** Thrown by everything that has to do with wallets. The message never holds a secret. */
export class WalletError extends CodedError<WalletErrorCode> {
  override readonly name = "WalletError";

  protected override catalog() {
    return WALLET_ERRORS;
  }
}
