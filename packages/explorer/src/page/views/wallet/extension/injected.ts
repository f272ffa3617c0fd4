import type { SignerPayload } from "@opentao/sdk/browser";
import * as z from "zod";
import { addressOf } from "../../../parts/address.ts";
import type { WalletAccount } from "../accounts.ts";

/** An account as an extension tells it; extensions are strangers. */
const injectedAccount = z.object({
  address: z.string().max(100),
  name: z.string().max(200).optional(),
  type: z.string().max(20).optional(),
});
const accountList = z.array(injectedAccount).max(1_000);
const signed = z.object({ signature: z.string().regex(/^0x[0-9a-f]{130}$/i) });

/** An extension that let the page in: the interface of `@polkadot/extension-inject`, as far as the page uses it. */
interface Injected {
  readonly accounts: {
    get(): Promise<unknown>;
    subscribe?(listener: (accounts: unknown) => void): unknown;
  };
  readonly signer: { signPayload?(payload: SignerPayload): Promise<unknown> };
}

/** An extension before it has let the page in. */
interface Door {
  enable(origin: string): Promise<Injected>;
}

declare global {
  interface Window {
    /** Put there by extensions, by their names. */
    injectedWeb3?: Readonly<Record<string, Partial<Door>>>;
  }
}

/** Name by which extensions show this page to their users. */
const ORIGIN = "OpenTAO";
/** Longest wait for the visitor to let the page in is his own; accounts beyond these are not shown. */
const SCHEMES = ["sr25519", "ed25519"] as const;

/** Returns the names of the extensions that are installed. */
export function extensionNames(): readonly string[] {
  return Object.keys(window.injectedWeb3 ?? {}).filter((name) => name.length <= 100);
}

/** The accounts of a list that this chain knows, with what signs for them. */
function accountsOf(list: unknown, extension: string, signer: Injected["signer"]): WalletAccount[] {
  return accountList.parse(list).flatMap(({ address: given, name, type = "sr25519" }) => {
    const scheme = SCHEMES.find((one) => one === type);
    const address = addressOf(given);
    if (scheme === undefined || address === undefined) return [];
    const signPayload = async (payload: SignerPayload): Promise<string> => {
      if (signer.signPayload === undefined) throw new Error(`${extension} signs no transactions`);
      return signed.parse(await signer.signPayload(payload)).signature;
    };
    return [{ address, name: name ?? extension, scheme, extension, signer: { address, signPayload } }];
  });
}

/**
 * Asks an extension, which asks its user, for its accounts; `listener` is told them, and anew when they change.
 *
 * @returns what stops it
 * @throws Error by the extension when the user refuses
 */
export async function openExtension(
  name: string,
  listener: (accounts: readonly WalletAccount[]) => void,
): Promise<() => void> {
  const injected = await window.injectedWeb3?.[name]?.enable?.(ORIGIN);
  if (injected === undefined) throw new Error(`${name} is not there any more`);
  const tell = (list: unknown): void => listener(accountsOf(list, name, injected.signer));
  tell(await injected.accounts.get());
  const stop = injected.accounts.subscribe?.(tell);
  return () => {
    if (typeof stop === "function") stop();
  };
}
