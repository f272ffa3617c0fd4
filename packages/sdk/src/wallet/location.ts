import { homedir } from "node:os";
import { join } from "node:path";
import { WalletError } from "./error.ts";

/** Which wallet. */
export interface WalletLocation {
  /** Folder of all wallets. Default: `~/.bittensor/wallets`. */
  readonly root?: string | undefined;
  /** Default: `default`. */
  readonly name?: string | undefined;
  /** Name of the hotkey. Default: `default`. */
  readonly hotkey?: string | undefined;
}

/** Files of a wallet (protocol: wire (b.1)). */
export interface WalletPaths {
  readonly root: string;
  readonly name: string;
  readonly hotkeyName: string;
  readonly coldkey: string;
  readonly coldkeyPublic: string;
  readonly hotkeys: string;
  readonly hotkey: string;
  readonly hotkeyPublic: string;
}

/** Names become names of files: nothing that leads elsewhere. */
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.@ -]{0,63}$/u;

function checked(name: string): string {
  if (NAME.test(name)) return name;
  throw new WalletError(
    "INVALID_NAME",
    `${JSON.stringify(name)} cannot name a wallet or a key`,
    "Use letters, digits, underscores, dots and hyphens, at most 64.",
  );
}

/** Folder of all wallets. */
export function walletsRoot(root?: string): string {
  return root ?? join(homedir(), ".bittensor", "wallets");
}

/** Where a wallet's files are. @throws WalletError `INVALID_NAME` */
export function walletPaths(location: WalletLocation): WalletPaths {
  const root = walletsRoot(location.root);
  const name = checked(location.name ?? "default");
  const hotkeyName = checked(location.hotkey ?? "default");
  const folder = join(root, name);
  const hotkeys = join(folder, "hotkeys");
  return {
    root,
    name,
    hotkeyName,
    coldkey: join(folder, "coldkey"),
    coldkeyPublic: join(folder, "coldkeypub.txt"),
    hotkeys,
    hotkey: join(hotkeys, hotkeyName),
    hotkeyPublic: join(hotkeys, `${hotkeyName}pub.txt`),
  };
}
