import { bytesInPlace, fromHex, toHex, U32_MAX, vec } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { type DatabaseReader, decodeRecord } from "../../database/index.ts";
import { ByteCache } from "../../state/index.ts";
import { BlockError } from "../errors.ts";
import type { BlockRef, Hash } from "../interface.ts";

/** The extrinsics of a block as they are stored: they are read in place, and share the memory of the record. */
export const Body = vec(bytesInPlace);

/** Room for decoded headers, in bytes. */
const HEADER_CACHE = 4 * 1024 * 1024;

/** Memory that a decoded header takes: beside its bytes, objects, and the heads of arrays for hashes and each log. */
const HEADER_OBJECTS = { header: 500, array: 240, arrays: 3, arraysOfLog: 2 } as const;

/** Memory that a header takes, about, in bytes. @param length - of its encoding */
function sizeOf({ digest }: Header, length: number): number {
  const { header, array, arrays, arraysOfLog } = HEADER_OBJECTS;
  return length + header + array * (arrays + arraysOfLog * digest.logs.length);
}

/** The blocks of a database, decoded. Reads throw DatabaseError `UNREADABLE` where a record is damaged. */
export class Blocks {
  readonly #database: DatabaseReader;
  readonly #headers = new ByteCache<Header>(HEADER_CACHE);

  constructor(database: DatabaseReader) {
    this.#database = database;
  }

  header(hash: Hash): Header | undefined {
    const cached = this.#headers.get(hash);
    if (cached !== undefined) return cached;
    const bytes = isHash(hash) ? this.#database.header(fromHex(hash)) : undefined;
    if (bytes === undefined) return undefined;
    const header = decodeRecord(Header, bytes, `the header of the block ${hash}`);
    this.#headers.set(hash, header, sizeOf(header, bytes.length));
    return header;
  }

  /** @throws BlockError `UNKNOWN_BLOCK` */
  known(hash: Hash): Header {
    const header = this.header(hash);
    if (header !== undefined) return header;
    throw new BlockError(
      "UNKNOWN_BLOCK",
      `no block ${hash} is known`,
      "Check the hash; the block may not have come yet.",
    );
  }

  body(hash: Hash): Uint8Array[] | undefined {
    const bytes = isHash(hash) ? this.#database.body(fromHex(hash)) : undefined;
    return bytes === undefined ? undefined : decodeRecord(Body, bytes, `the body of the block ${hash}`);
  }

  /** Hash at a height of the best chain. */
  canonical(height: number): Hash | undefined {
    if (!isHeight(height)) return undefined;
    const hash = this.#database.canonical(height);
    return hash === undefined ? undefined : toHex(hash);
  }

  /** All blocks at a height, in the order of their import. */
  atHeight(height: number): Hash[] {
    return isHeight(height) ? this.#database.atHeight(height).map((hash) => toHex(hash)) : [];
  }

  /** Known blocks on `parent`, in the order of their import. */
  children(parent: BlockRef): Hash[] {
    return this.atHeight(parent.number + 1).filter((hash) => toHex(this.known(hash).parentHash) === parent.hash);
  }

  /** All blocks above another, lowest first, up to the first height without any. */
  above({ number }: BlockRef): BlockRef[] {
    const found: BlockRef[] = [];
    for (let height = number + 1; ; height += 1) {
      const hashes = this.atHeight(height);
      if (hashes.length === 0) return found;
      for (const hash of hashes) found.push({ hash, number: height });
    }
  }

  /** Blocks of the best chain above a height, up to another. */
  canonicalBetween(above: number, last: number): BlockRef[] {
    const found: BlockRef[] = [];
    for (let number = above + 1; number <= last; number += 1) {
      const hash = this.canonical(number);
      if (hash !== undefined) found.push({ hash, number });
    }
    return found;
  }

  /** Takes note of the header of a block that was just stored: the next block asks for it. @param size - its bytes */
  stored(hash: Hash, header: Header, size: number): void {
    this.#headers.set(hash, header, sizeOf(header, size));
  }

  /** Takes note that a block is not stored any longer. */
  forget(hash: Hash): void {
    this.#headers.delete(hash);
  }

  /** Returns whether the block is known, and at that height. */
  knows({ hash, number }: BlockRef): boolean {
    return this.header(hash)?.number === number;
  }

  isCanonical({ hash, number }: BlockRef): boolean {
    return this.canonical(number) === hash;
  }
}

const isHash = (hash: string): boolean => /^0x[0-9a-f]{64}$/.test(hash);
const isHeight = (height: number): boolean => Number.isInteger(height) && height >= 0 && height <= U32_MAX;
