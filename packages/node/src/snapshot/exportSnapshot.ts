import { existsSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { systemCodeOf } from "@opentao/base";
import { fromHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import type { BlockRef, Justified } from "../chain/index.ts";
import { DatabaseReader } from "../database/index.ts";
import { hasVoters, votersOf } from "../finality/records.ts";
import { countKeys, entriesOf } from "./entries.ts";
import { fileError, SnapshotError } from "./errors.ts";
import { End, Entries, Head, KIND, schemeIndex, signedMessage } from "./format.ts";
import { FrameWriter } from "./frameWriter.ts";
import type { SnapshotExport, SnapshotReport } from "./options.ts";
import { SnapshotChain } from "./snapshotChain.ts";

/**
 * Writes the state after the last finalized block that has a justification (without one: after the last finalized
 * block) of a database into one file. Nothing is there under its name before it is whole. A node may be running on the
 * database: it is only read, and neither waits for the other.
 *
 * @throws SnapshotError `NOTHING_TO_EXPORT`, `STATE_PRUNED`, `FILE_EXISTS`, `DISK_FULL`, `UNREADABLE`; DatabaseError
 */
export async function exportSnapshot(options: SnapshotExport): Promise<SnapshotReport> {
  const { spec, runtime, basePath, path } = options;
  const folder = join(basePath, "chain");
  if (!existsSync(folder)) throw nothingToExport(basePath);
  const database = DatabaseReader.openToRead(folder);
  try {
    const { heads } = database;
    if (heads === undefined) throw nothingToExport(basePath);
    const chain = new SnapshotChain(database, spec, runtime, heads);
    if (chain.finalized().number === 0) throw nothingToExport(basePath);
    const final = blockToExport(chain);
    return await writeFile(path, (file) => writeSnapshot(file, chain, final, options)).catch((error: unknown) => {
      throw prunedMeanwhile(database, final.block) ?? error;
    });
  } finally {
    await database.close();
  }
}

/** The block whose state is written, with its proof if there is one. */
type Exported = Partial<Justified> & Pick<Justified, "block">;

function blockToExport(chain: SnapshotChain): Exported {
  return chain.latestJustification() ?? { block: chain.finalized() };
}

/** Makes the error for a state that a running node pruned while it was read; `undefined` when it was not pruned. */
function prunedMeanwhile(database: DatabaseReader, { number }: BlockRef): SnapshotError | undefined {
  database.refresh();
  if (!database.isPruned || database.oldestState <= number) return undefined;
  const message = `the node pruned the state of block ${number} while it was written`;
  return new SnapshotError("STATE_PRUNED", message, "Export again, or let the node keep more states (--pruning).");
}

function nothingToExport(basePath: string): SnapshotError {
  const message = `no chain in ${basePath} has a finalized block above the genesis block`;
  return new SnapshotError("NOTHING_TO_EXPORT", message, "Give the base path of a node that has synchronized.");
}

/** Writes a file beside its place, and moves it there once it is whole. */
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
    if (systemCodeOf(error) === "ENOENT") return;
    throw error;
  }
  throw new SnapshotError("FILE_EXISTS", `${path} is there already`, "Give another name, or remove the file.");
}

async function writeSnapshot(
  file: FileHandle,
  chain: SnapshotChain,
  { block, bytes: justification }: Exported,
  options: SnapshotExport,
): Promise<SnapshotReport> {
  const { spec, runtime, signer, signal, onProgress } = options;
  const state = chain.state(block.hash);
  const header = chain.header(block.hash);
  if (header === undefined) throw new Error(`the header of the finalized block ${block.hash} is missing`);
  const total = await countKeys(state, signal);
  const writer = new FrameWriter(file);
  await writer.begin();
  const head = {
    chain: spec.id,
    genesis: fromHex(chain.genesisHash),
    header: Header.encode(header),
    justification,
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
  return { block, entries: total, signer, isJustified: justification !== undefined };
}

function votersAfter(block: BlockRef, chain: SnapshotChain, runtime: SnapshotExport["runtime"]): Head["voters"] {
  if (!hasVoters(runtime)) return undefined;
  const { setId, authorities } = votersOf(runtime, {
    call: (hash, method, input) => chain.call(hash, method, input),
    finalized: () => block,
  });
  return { setId, authorities: [...authorities] };
}
