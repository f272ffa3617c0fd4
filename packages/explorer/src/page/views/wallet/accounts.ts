import type { PayloadSigner } from "@opentao/sdk/browser";

/** An account that this page can have something signed for. */
export interface WalletAccount {
  readonly address: string;
  readonly name: string;
  readonly scheme: "sr25519" | "ed25519";
  /** Name of the extension that has its key; `undefined` when it lies in this browser's storage. */
  readonly extension: string | undefined;
  readonly signer: PayloadSigner;
}
