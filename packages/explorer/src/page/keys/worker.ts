// Holds the keys of this browser in a thread of its own: what the page runs has no way to them but the jobs of
// `messages.ts`. It ends when it locks, and with it all that it knew.
import { CryptoError } from "@opentao/crypto";
import { WalletError, type WalletErrorCode } from "@opentao/sdk/keys";
import { config as configureZod } from "zod";
import { Keyring } from "./keyring.ts";
import { KeysError, type KeysFaultKind } from "./keysError.ts";
import type { FromKeys, ToKeys } from "./messages.ts";
import { BrowserKeyStore } from "./store.ts";

// Generating code is against the page's Content-Security-Policy.
configureZod({ jitless: true });

const tell = (message: FromKeys): void => postMessage(message);

const keyring = new Keyring(new BrowserKeyStore(), () => {
  tell({ kind: "locked" });
  close();
});

const KINDS: Partial<Record<WalletErrorCode, KeysFaultKind>> = {
  WRONG_PASSWORD: "wrongPassword",
  WEAK_PASSWORD: "weakPassword",
  PASSWORD_NEEDED: "passwordNeeded",
  KEYFILE_INVALID: "noKey",
};

function kindOf(error: unknown): KeysFaultKind {
  if (error instanceof KeysError) return error.kind;
  if (error instanceof CryptoError) return "noWords";
  return (error instanceof WalletError ? KINDS[error.code] : undefined) ?? "failed";
}

addEventListener("message", ({ data: { id, name, job } }: MessageEvent<ToKeys>) => {
  keyring.run(name, job).then(
    (result) => tell({ kind: "done", id, result }),
    (error: unknown) => {
      // Errors of these kinds never hold a secret; those of others might.
      const isOurs = error instanceof KeysError || error instanceof WalletError || error instanceof CryptoError;
      tell({ kind: "failed", id, fault: kindOf(error), detail: isOurs ? error.message : "" });
    },
  );
});
// What is posted while the modules of a worker still wait for something to load is lost.
tell({ kind: "ready" });
