import { link, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf, systemCodeOf } from "@opentao/base";
import { WalletError } from "./errors.ts";
import { exists } from "./files.ts";
import { PUBLIC_SUFFIX, type WalletLocation, type WalletPaths, walletPaths } from "./location.ts";
import { missing } from "./openKeyfile.ts";

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

/**
 * Gives a wallet another name, in one step: its folder is moved.
 *
 * @throws WalletError `WALLET_NOT_FOUND`, `WALLET_EXISTS`, `INVALID_NAME`, `WRITE_FAILED`
 */
export async function renameWallet(root: string | undefined, before: string, after: string): Promise<Renamed> {
  const from = await walletPaths({ root, name: before });
  const to = await walletPaths({ root, name: after });
  const [folder, target] = [dirname(from.coldkey), dirname(to.coldkey)];
  if (!(await exists(folder))) throw missing("coldkey", from);
  if (await exists(target)) throw taken(target);
  // A folder with something in it is never replaced by a rename, also where it was made just now.
  await attempt(target, () => rename(folder, target));
  return { files: [[from.coldkey, to.coldkey]] };
}

/** Gives files other names of which none is taken: first the new ones, then the old ones go. */
async function relink(files: readonly (readonly [string, string])[]): Promise<void> {
  const made: string[] = [];
  try {
    for (const [before, after] of files) {
      // A link fails where a file stands, and does so in one step. Until the end both names lead to the key.
      await attempt(after, () => link(before, after));
      made.push(after);
    }
  } catch (error) {
    for (const path of made) await rm(path);
    throw error;
  }
  for (const [before] of files) await attempt(before, () => rm(before));
}

/**
 * Gives a hotkey of a wallet another name. Whatever interrupts it, the key has at least one of both names.
 *
 * @throws WalletError `WALLET_NOT_FOUND`, `WALLET_EXISTS`, `INVALID_NAME`, `WRITE_FAILED`
 */
export async function renameHotkey(wallet: WalletLocation, before: string, after: string): Promise<Renamed> {
  const from = await walletPaths({ ...wallet, hotkey: before });
  const to: WalletPaths = await walletPaths({ ...wallet, hotkey: after });
  if (to.hotkeyName.endsWith(PUBLIC_SUFFIX)) {
    const message = `${JSON.stringify(to.hotkeyName)} cannot name a hotkey: files with public keys end so`;
    throw new WalletError("INVALID_NAME", message, `Choose a name that does not end with ${PUBLIC_SUFFIX}.`);
  }
  const hasSecret = await exists(from.hotkey);
  const hasPublic = await exists(from.hotkeyPublic);
  if (!hasSecret && !hasPublic) throw missing("hotkey", from);
  for (const path of [to.hotkey, to.hotkeyPublic]) if (await exists(path)) throw taken(path);
  const files: (readonly [string, string])[] = [];
  if (hasPublic) files.push([from.hotkeyPublic, to.hotkeyPublic]);
  if (hasSecret) files.push([from.hotkey, to.hotkey]);
  await relink(files);
  return { files };
}
