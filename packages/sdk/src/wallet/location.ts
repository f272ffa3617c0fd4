import { homedir } from "node:os";
import { join, sep } from "node:path";
import { WalletError } from "./errors.ts";
import { namesIn } from "./files.ts";
import { isTemporary } from "./temporaryFiles.ts";

/** End of the name of a public file beside the key's. */
export const PUBLIC_SUFFIX = "pub.txt";

/** One of a wallet's keys. */
export type KeyKind = "coldkey" | "hotkey";

/** Place of a wallet. */
export interface WalletLocation {
  /** Folder of all wallets. Default: `~/.bittensor/wallets`. */
  readonly root?: string | undefined;
  /** Default: `default`. */
  readonly name?: string | undefined;
  /** Name of the hotkey. Default: `default`. */
  readonly hotkey?: string | undefined;
}

/** Files of a wallet (protocol: wire §b.1). */
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

/** Bytes that a file system takes for a name, less those of what is added to it. */
const MAX_BYTES = 240;
const encoder = new TextEncoder();

/** True when a text is one segment of a path: the ecosystem's tools put no other condition on names. */
function isSegment(name: string): boolean {
  if (name === "" || name === "." || name === ".." || /[/\p{Cc}\p{Cs}]/u.test(name) || name.includes(sep)) return false;
  return encoder.encode(name).length <= MAX_BYTES;
}

/** The name as it is. @throws WalletError `INVALID_NAME` */
function checked(name: string): string {
  if (isSegment(name)) return name;
  throw new WalletError(
    "INVALID_NAME",
    `${JSON.stringify(name)} cannot name a wallet or a key`,
    `Use a name that a file may have: no slashes, no control characters, at most ${MAX_BYTES} bytes.`,
  );
}

/** Refuses a name whose file would be taken for something else than a hotkey. @throws WalletError `INVALID_NAME` */
export function ensureHotkeyName(name: string): void {
  const shown = JSON.stringify(name);
  if (name.endsWith(PUBLIC_SUFFIX)) {
    const message = `${shown} cannot name a hotkey: files with public keys end so`;
    throw new WalletError("INVALID_NAME", message, `Choose a name that does not end with ${PUBLIC_SUFFIX}.`);
  }
  if (!isTemporary(name)) return;
  const message = `${shown} cannot name a hotkey: files that are being written are called so`;
  throw new WalletError("INVALID_NAME", message, "Choose a name that does not begin with a period.");
}

/** The name by which a folder has an entry: as given, or in the other form of Unicode; as given when it has neither. */
async function nameIn(folder: string, name: string): Promise<string> {
  const composed = name.normalize("NFC");
  // Nothing but ASCII has one form only.
  if (composed === name && composed.normalize("NFD") === name) return name;
  const names = await namesIn(folder);
  return names.includes(name) ? name : (names.find((one) => one.normalize("NFC") === composed) ?? name);
}

/** Folder of all wallets. */
export function walletsRoot(root?: string): string {
  return root ?? join(homedir(), ".bittensor", "wallets");
}

/** Paths of a wallet's files, present or not. @throws WalletError `INVALID_NAME`, `KEYFILE_UNREADABLE` */
export async function walletPaths(location: WalletLocation): Promise<WalletPaths> {
  const root = walletsRoot(location.root);
  const name = await nameIn(root, checked(location.name ?? "default"));
  const folder = join(root, name);
  const hotkeys = join(folder, "hotkeys");
  const hotkeyName = await nameIn(hotkeys, checked(location.hotkey ?? "default"));
  return {
    root,
    name,
    hotkeyName,
    coldkey: join(folder, "coldkey"),
    coldkeyPublic: join(folder, "coldkeypub.txt"),
    hotkeys,
    hotkey: join(hotkeys, hotkeyName),
    hotkeyPublic: join(hotkeys, `${hotkeyName}${PUBLIC_SUFFIX}`),
  };
}
