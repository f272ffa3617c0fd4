import { link, lstat, rename, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { messageOf, systemCodeOf } from "@opentao/base";
import { syncFolder } from "../syncFolder.ts";
import { WalletError } from "./errors.ts";
import { exists, namesIn } from "./files.ts";
import { hotkeysIn } from "./list.ts";
import { ensureHotkeyName, type WalletLocation, type WalletPaths, walletPaths } from "./location.ts";
import { missing } from "./openKeyfile.ts";
import { removeStale } from "./temporaryFiles.ts";

/** Paths that a rename changed. */
export interface Renamed {
  /** Key files as they were called, and as they are called now. */
  readonly files: readonly (readonly [before: string, after: string])[];
}

function taken(path: string): WalletError {
  return new WalletError("WALLET_EXISTS", `${path} exists already`, "Choose another name.");
}

/** Does what may fail because the target is there, or because the disk refuses. @throws WalletError */
async function attempt(path: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (["EEXIST", "ENOTEMPTY", "ENOTDIR"].includes(systemCodeOf(error) ?? "")) throw taken(path);
    const message = `${path} cannot be written: ${messageOf(error)}`;
    throw new WalletError("WRITE_FAILED", message, "Check the folder's permissions and the space on the disk.");
  }
}

/** True when a folder has keys: what else lies among the wallets is none. */
async function holdsKey({ coldkey, coldkeyPublic, hotkeys }: WalletPaths): Promise<boolean> {
  return (await exists(coldkey)) || (await exists(coldkeyPublic)) || (await hotkeysIn(hotkeys)).length > 0;
}

/**
 * Gives a wallet another name, in one step: its folder is moved.
 *
 * @throws WalletError `WALLET_NOT_FOUND`, `WALLET_EXISTS`, `INVALID_NAME`, `WRITE_FAILED`
 */
export async function renameWallet(root: string | undefined, before: string, after: string): Promise<Renamed> {
  const from = await walletPaths({ root, name: before });
  const to = await walletPaths({ root, name: after });
  const [folder, target] = [dirname(from.coldkey), dirname(to.coldkey)];
  if (!(await holdsKey(from))) throw missing("coldkey", from);
  if (await exists(target)) throw taken(target);
  // A folder with something in it is never replaced by a rename, also where it was made just now.
  await attempt(target, () => rename(folder, target));
  await attempt(target, () => syncFolder(from.root));
  return { files: [[from.coldkey, to.coldkey]] };
}

/**
 * True when a file has both names, as an interrupted rename leaves it. Two names that the file system holds for one
 * (`a` and `A`) are not both in the folder.
 */
async function isBoth(before: string, after: string): Promise<boolean> {
  const names = await namesIn(dirname(after));
  if (before === after || !names.includes(basename(before)) || !names.includes(basename(after))) return false;
  const [one, other] = await Promise.all([before, after].map((path) => lstat(path, { bigint: true })));
  return one?.dev === other?.dev && one?.ino === other?.ino;
}

/** Gives files other names of which none is another's: first the new ones, then the old ones go. */
async function relink(files: readonly (readonly [string, string])[], folder: string): Promise<void> {
  const made: string[] = [];
  try {
    for (const [before, after] of files) {
      if (await isBoth(before, after)) continue;
      // A link fails where a file stands, and does so in one step. Until the end both names lead to the key.
      await attempt(after, () => link(before, after));
      made.push(after);
    }
    await attempt(folder, () => syncFolder(folder));
  } catch (error) {
    for (const path of made) await rm(path);
    throw error;
  }
  for (const [before] of files) await attempt(before, () => rm(before));
  await attempt(folder, () => syncFolder(folder));
}

/**
 * Gives a hotkey of a wallet another name. Whatever interrupts it, the key has at least one of both names, and the same
 * call finishes it.
 *
 * @throws WalletError `WALLET_NOT_FOUND`, `WALLET_EXISTS`, `INVALID_NAME`, `WRITE_FAILED`
 */
export async function renameHotkey(wallet: WalletLocation, before: string, after: string): Promise<Renamed> {
  const from = await walletPaths({ ...wallet, hotkey: before });
  const to = await walletPaths({ ...wallet, hotkey: after });
  for (const { hotkeyName } of [from, to]) ensureHotkeyName(hotkeyName);
  const files: (readonly [string, string])[] = [];
  for (const pair of [
    [from.hotkeyPublic, to.hotkeyPublic],
    [from.hotkey, to.hotkey],
  ] as const)
    if (await exists(pair[0])) files.push(pair);
  if (files.length === 0) throw missing("hotkey", from);
  const isBegun = await isBoth(from.hotkey, to.hotkey);
  for (const path of [to.hotkey, to.hotkeyPublic]) {
    const source = files.find(([, target]) => target === path)?.[0];
    // Of a rename that was begun, the public file may have its new name only.
    const isOwn = source === undefined ? isBegun : await isBoth(source, path);
    if (!isOwn && (await exists(path))) throw taken(path);
  }
  await relink(files, from.hotkeys);
  await attempt(from.hotkey, () => removeStale(from.hotkey));
  return { files };
}
