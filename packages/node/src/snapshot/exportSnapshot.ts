import { existsSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fromHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { type BlockRef, LocalChain } from "../chain/index.ts";
import { systemClock } from "../clock.ts";
import { Database } from "../database/index.ts";
import { hasVoters, votersOf } from "../finality/records.ts";
import { Metrics } from "../metrics/index.ts";
import { countKeys, entriesOf } from "./entries.ts";
import { fileError, SnapshotError } from "./error.ts";
import { End, Entries, Head, KIND, schemeIndex, signedMessage } from "./format.ts";
import { FrameWriter } from "./frameWriter.ts";
import type { SnapshotExport, SnapshotReport } from "./options.ts";

/** A database that is only read keeps what it has. */
const KEEP_ALL = 2 ** 31;

/**
 * Writes the state after the last final block that has a justification (without one: after the last final block) of a
 * database into one file. Nothing is there under its name before it is whole.
 *
 * @throws SnapshotError `NOTHING_TO_EXPORT`, `FILE_EXISTS`, `DISK_FULL`, `UNREADABLE`; DatabaseError; ChainError `STATE_PRUNED`
 */
export async function exportSnapshot(options: SnapshotExport): Promise<SnapshotReport> {
  const { spec, runtime, basePath, path } = options;
  // A database that is not there would be made.
  if (!existsSync(join(basePath, "chain"))) throw nothingToExport(basePath);
  const database = await Database.open(basePath);
  try {
    const pruning = database.isPruned ? KEEP_ALL : "archive";
    const parts = { spec, runtime, database, pruning, metrics: new Metrics() } as const;
    const chain = new LocalChain({ ...parts, clock: systemClock, finality: "manual" });
    if (chain.finalized().number === 0) throw nothingToExport(basePath);
    return await writeFile(path, (file) => writeSnapshot(file, chain, options));
  } finally {
    await database.close();
  }
}

function nothingToExport(basePath: string): SnapshotError {
  const message = `no chain in ${basePath} has a final block above the genesis block`;
  return new SnapshotError("NOTHING_TO_EXPORT", message, "Give the base path of a node that has synchronised.");
}

/** Lets a file be written beside its place, and moves it there once it is whole. */
async function writeFile<Result>(path: string, write: (file: FileHandle) => Promise<Result>): Promise<Result> {
  const partial = `${path}.partial`;
  try {
    await refuseExisting(path);
    const file = await open(partial, "w");
    try {
      const result = await write(file);
      await file.sync();
      await rename(partial, path);
      return result;
    } finally {
      await file.close();
      await rm(partial, { force: true });
    }
  } catch (error) {
    throw fileError(error, path);
  }
}

async function refuseExisting(path: string): Promise<void> {
  try {
    await (await open(path, "r")).close();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  }
  throw new SnapshotError("FILE_EXISTS", `${path} is there already`, "Give another name, or remove the file.");
}

async function writeSnapshot(file: FileHandle, chain: LocalChain, options: SnapshotExport): Promise<SnapshotReport> {
  const { spec, runtime, signer, signal, onProgress } = options;
  const justified = chain.latestJustification();
  const block = justified?.block ?? chain.finalized();
  const state = chain.state(block.hash);
  const header = chain.header(block.hash);
  if (header === undefined) throw new Error(`the header of the final block ${block.hash} is missing`);
  const total = await countKeys(state, signal);
  const writer = new FrameWriter(file);
  await writer.begin();
  const head = {
    chain: spec.id,
    genesis: fromHex(chain.genesisHash),
    header: Header.encode(header),
    justification: justified?.bytes,
    voters: votersAfter(block, chain, runtime),
    entries: total,
    signer: signer && { scheme: schemeIndex(signer.scheme), publicKey: signer.publicKey },
  };
  await writer.write(KIND.head, Head.encode(head));
  let done = 0;
  for await (const entries of entriesOf(state, signal)) {
    await writer.write(KIND.entries, Entries.encode(entries.map(([key, value]) => [key, value])));
    done += entries.length;
    onProgress?.({ done, total });
  }
  await writer.write(KIND.end, End.encode({ signature: signer?.sign(signedMessage(writer.hash)) }));
  return { block, entries: total, signer, isJustified: justified !== undefined };
}

function votersAfter(block: BlockRef, chain: LocalChain, runtime: SnapshotExport["runtime"]): Head["voters"] {
  if (!hasVoters(runtime)) return undefined;
  const { setId, authorities } = votersOf(runtime, {
    call: (hash, method, input) => chain.call(hash, method, input),
    finalized: () => block,
  });
  return { setId, authorities: [...authorities] };
}
