import { fromHex } from "@opentao/codec";
import { decodeAddress, type Keypair, keypairFromSeed, keypairFromSuri } from "@opentao/crypto";
import { exportSnapshot, importSnapshot, loadSpec, type SnapshotReport } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import type { ProgressDisplay } from "../output/progress.ts";
import { progressDisplay } from "../output/progressDisplay.ts";
import { counted } from "../output/units.ts";
import { readSecretFile } from "../shared/secretFile.ts";
import { stopSignal } from "../shared/signals.ts";
import type { ExportFlags, ImportFlags } from "./flags.ts";

/** Reads a signing key: a file with words, or with a seed as 64 hex digits. @throws CliError `SIGN_KEY_UNREADABLE` */
function signer(file: string): Keypair {
  const hint = "Give a file with the words of an sr25519 key, or with its seed as 64 hex digits.";
  const text = readSecretFile(file, "SIGN_KEY_UNREADABLE", hint).trim();
  try {
    const seed = /^(?:0x)?([0-9a-fA-F]{64})$/.exec(text)?.[1];
    if (seed !== undefined) return keypairFromSeed(fromHex(`0x${seed}`));
    // Without words, a derivation path means the well-known development accounts.
    if (text !== "" && !text.startsWith("/")) return keypairFromSuri(text);
  } catch {
    // The parser's error may quote the secret: it is neither shown nor kept as the cause.
  }
  throw new CliError("SIGN_KEY_UNREADABLE", `${file} holds no secret key`, hint);
}

const SILENT: ProgressDisplay = { show: () => undefined, clear: () => undefined, write: () => undefined };

/** Runs work with a display of its progress, until Ctrl-C. @throws CliError `INTERRUPTED` */
async function withProgress<T>(
  json: boolean,
  title: string,
  work: (signal: AbortSignal, onProgress: (progress: { done: number; total: number }) => void) => Promise<T>,
): Promise<T> {
  const signal = stopSignal();
  const display = json ? SILENT : await progressDisplay(process.stderr);
  try {
    return await work(signal, ({ done, total }) => display.show({ title, done, total, unit: "keys" }));
  } catch (error) {
    if (!signal.aborted) throw error; // else it failed because it was stopped
    throw new CliError("INTERRUPTED", "stopped before it was done", "Run it again.", { cause: error });
  } finally {
    display.clear();
  }
}

function facts(file: string, { block, entries, signer: signed, isJustified }: SnapshotReport) {
  return { file, block: block.number, hash: block.hash, keys: entries, signer: signed?.address ?? null, isJustified };
}

function describe({ block, hash, keys, signer: signed, isJustified }: ReturnType<typeof facts>): string[] {
  return [
    `block   ${out.bold(`#${block}`)} ${hash}`,
    `state   ${counted(keys, "key")}`,
    `signed  ${signed === null ? "by nobody" : `by ${signed}`}`,
    `proof   ${isJustified ? "a justification" : `none: that it is finalized is ${signed === null ? "nobody's" : "its signer's"} word`}`,
  ];
}

/**
 * `tao node snapshot export`: the last finalized state of a node's folder as one file. @throws CliError, SnapshotError,
 * DatabaseError
 */
export async function exportFrom(file: string, flags: ExportFlags, printer: Printer): Promise<void> {
  const key = flags.signKeyFile === undefined ? undefined : signer(flags.signKeyFile);
  const runtime = createRuntime();
  const spec = loadSpec(flags.chain, runtime);
  const common = { spec, runtime, basePath: flags.basePath, path: file, signer: key };
  const report = await withProgress(flags.json, "Export", (signal, onProgress) =>
    exportSnapshot({ ...common, signal, onProgress }),
  );
  const written = facts(file, report);
  printer.result(written, () => [`${file} is written`, ...describe(written)].join("\n"));
}

/**
 * `tao node snapshot import`: begins a node's folder with a snapshot. @throws CliError, SnapshotError, DatabaseError
 */
export async function importInto(file: string, flags: ImportFlags, printer: Printer): Promise<void> {
  const trusted = flags.trust.map((address) => decodeAddress(address));
  const runtime = createRuntime();
  const spec = loadSpec(flags.chain, runtime);
  const { basePath, allowUntrusted, pruning } = flags;
  const common = { spec, runtime, basePath, path: file, trusted, allowUntrusted, pruning };
  const report = await withProgress(flags.json, "Import", (signal, onProgress) =>
    importSnapshot({ ...common, signal, onProgress }),
  );
  const imported = { ...facts(file, report), isTrusted: report.isTrusted };
  printer.result(imported, () =>
    [
      `${basePath} begins with the state of ${file}`,
      ...describe(imported),
      `next    tao node --chain ${flags.chain} --base-path ${basePath}`,
    ].join("\n"),
  );
}
