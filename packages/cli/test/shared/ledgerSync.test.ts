import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, vi } from "vitest";
import { appendEntry, ledgerFile } from "../../src/shared/ledger/file.ts";

/** Paths that were synced to the disk, in this order. */
const synced = vi.hoisted((): string[] => []);
vi.mock("node:fs", async (load) => {
  const real = await load<typeof import("node:fs")>();
  const paths = new Map<number, string>();
  const openSync: typeof real.openSync = (path, flags, mode) => {
    const file = real.openSync(path, flags, mode);
    paths.set(file, String(path));
    return file;
  };
  const fsyncSync: typeof real.fsyncSync = (file) => {
    synced.push(paths.get(file) ?? "");
    real.fsyncSync(file);
  };
  return { ...real, openSync, fsyncSync, default: { ...real, openSync, fsyncSync } };
});

it.skipIf(process.platform === "win32")("a new ledger is on the disk with the folders that name it", () => {
  const base = mkdtempSync(join(tmpdir(), "opentao-cli-sync-"));
  try {
    const root = join(base, "some", "wallets");
    const file = ledgerFile(root);
    appendEntry(root, { kind: "ended", id: "1", time: "now", outcome: "unsigned" });
    expect(new Set(synced)).toEqual(new Set([base, join(base, "some"), file, dirname(file)]));
    expect(synced.indexOf(dirname(file))).toBeGreaterThan(synced.indexOf(file));
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
});
