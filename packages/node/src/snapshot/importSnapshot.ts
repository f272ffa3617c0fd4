import { open } from "node:fs/promises";
import { bytesEqual, compareBytes } from "@opentao/codec";
import { headerHash } from "@opentao/consensus";
import { BlockError, LocalChain, type StateEntry, type StateImport } from "../chain/index.ts";
import { Database } from "../database/index.ts";
import { recordsAfterWarp } from "../finality/records.ts";
import { systemClock } from "../primitives/clock.ts";
import { Metrics } from "../primitives/metrics.ts";
import { fileSource } from "./byteSource.ts";
import { checkChain, checkJustification, checkSignature, decoded, signerOf, untrusted } from "./checks.ts";
import { damaged, fileError, SnapshotError } from "./errors.ts";
import { Entries, Head, headerOf, KIND } from "./format.ts";
import { type Frame, FrameReader } from "./frameReader.ts";
import type { SnapshotImport, SnapshotImportReport } from "./options.ts";

/**
 * Imports a snapshot into a database without blocks, which afterwards begins at the snapshot's block. One that was
 * interrupted has left the database as it was, with an unfinished import, and goes on with the same snapshot.
 *
 * @throws SnapshotError; DatabaseError; BlockError `WRONG_STATE_ROOT`
 */
export async function importSnapshot(options: SnapshotImport): Promise<SnapshotImportReport> {
  const { spec, runtime, basePath, path, pruning } = options;
  const file = await open(path, "r").catch((error: unknown) => {
    throw fileError(error, path);
  });
  try {
    const reader = new FrameReader(fileSource(file));
    await reader.begin();
    const head = await readHead(reader);
    const database = await Database.open(basePath);
    try {
      const parts = { spec, runtime, database, pruning, metrics: new Metrics() };
      const chain = new LocalChain({ ...parts, clock: systemClock, finality: "manual" });
      return await importFrom(reader, head, chain, options);
    } finally {
      await database.close();
    }
  } catch (error) {
    throw fileError(error, path);
  } finally {
    await file.close();
  }
}

async function importFrom(
  reader: FrameReader,
  head: Head,
  chain: LocalChain,
  options: SnapshotImport,
): Promise<SnapshotImportReport> {
  checkChain(head, chain, options);
  const signer = signerOf(head);
  const isTrusted = signer !== undefined && options.trusted.some((key) => bytesEqual(key, signer.publicKey));
  if (!isTrusted && options.allowUntrusted !== true) throw untrusted(signer);
  const header = decoded("its header", () => headerOf(head));
  const block = { hash: headerHash(header), number: header.number };
  if (head.justification !== undefined) checkJustification(head.justification, block);
  const incoming = chain.importState(header);
  try {
    const end = await addEntries(reader, head, incoming, options);
    checkSignature(end, signer);
    await reader.end();
    const records = head.voters === undefined ? new Map() : recordsAfterWarp(block, head.voters);
    incoming.finish({ justification: head.justification, records });
  } catch (error) {
    // What came from a file that is not as it should be is of no use to the next one.
    if (error instanceof SnapshotError || error instanceof BlockError) incoming.abandon();
    throw error;
  }
  return { block, entries: head.entries, signer, isTrusted, isJustified: head.justification !== undefined };
}

/** Stores the entries that are not stored yet; returns the last frame. */
async function addEntries(
  reader: FrameReader,
  { entries: total }: Head,
  incoming: StateImport,
  { onProgress, signal }: SnapshotImport,
): Promise<Frame> {
  const known = incoming.next;
  for (let done = 0; ; ) {
    signal?.throwIfAborted();
    const frame = await reader.next();
    if (frame.kind === KIND.end && done === total) return frame;
    if (frame.kind !== KIND.entries) throw damaged("its parts are not what they should be");
    const entries: StateEntry[] = decoded("a part", () => Entries.decode(frame.content));
    done += entries.length;
    incoming.add(known === undefined ? entries : entries.filter(([key]) => compareBytes(key, known) > 0));
    onProgress?.({ done, total });
  }
}

async function readHead(reader: FrameReader): Promise<Head> {
  const { kind, content } = await reader.next();
  if (kind !== KIND.head) throw damaged("it has no head");
  return decoded("its head", () => Head.decode(content));
}
