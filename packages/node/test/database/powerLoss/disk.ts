import type { Chance } from "../../cluster/chance.ts";
import { FOLDER_NAME, type Step } from "./record.ts";

/** Bytes that a disk writes whole or not at all. */
const SECTOR = 512;
const PAGE = 4096;
/** Pages with the roots. */
const ROOT_PAGES = 2;

/** Losses: how much of what was not flushed is on the disk; "pages" are those without the roots. */
export const LOSSES = [
  "nothing",
  "all",
  "roots",
  "pages",
  "some sectors",
  "some pages",
  "most pages",
  "first",
] as const;
export type Loss = (typeof LOSSES)[number];

/** One version of a sector, with the number of the write that made it. */
interface Version {
  readonly bytes: Uint8Array;
  readonly write: number;
}

/** A file: what is surely on the disk, what the system shows, and the sectors in which they differ, oldest first. */
class DiskFile {
  #sure: Buffer = Buffer.alloc(0);
  #shown: Buffer = Buffer.alloc(0);
  readonly #versions = new Map<number, Version[]>();
  #through: number[] = [];
  #sizes: number[] = [];
  exists = false;

  write(position: number, bytes: Uint8Array, write: number, through: boolean): void {
    const end = position + bytes.length;
    if (end > this.#shown.length) {
      const grown = Buffer.alloc(end);
      this.#shown.copy(grown);
      this.#shown = grown;
    }
    this.#shown.set(bytes, position);
    const sectors: number[] = [];
    for (let at = position - (position % SECTOR); at < end; at += SECTOR) sectors.push(at / SECTOR);
    for (const sector of sectors) {
      const versions = this.#versions.get(sector) ?? [];
      versions.push({ bytes: Uint8Array.from(this.#shown.subarray(sector * SECTOR, (sector + 1) * SECTOR)), write });
      this.#versions.set(sector, versions);
    }
    if (through) this.#through = sectors;
  }

  /** Only what the last write through wrote is surely there: not what was written before. */
  writtenThrough(): void {
    for (const sector of this.#through) {
      const newest = this.#versions.get(sector)?.at(-1);
      if (newest === undefined) continue;
      this.#sure = withSector(this.#sure, sector, newest.bytes);
      this.#versions.delete(sector);
    }
    this.#through = [];
  }

  resize(size: number): void {
    this.#sizes.push(this.#shown.length);
    this.#shown = Buffer.concat([this.#shown.subarray(0, size), Buffer.alloc(Math.max(0, size - this.#shown.length))]);
    for (const [sector, versions] of this.#versions) {
      if (sector * SECTOR >= size) versions.push({ bytes: new Uint8Array(SECTOR), write: Number.NaN });
    }
  }

  flushed(): void {
    this.#sure = Buffer.from(this.#shown);
    this.#versions.clear();
    this.#sizes = [];
  }

  /** Content that the disk may hold now. @param writes - number of all writes before */
  after(loss: Loss, chance: Chance, writes: number): Buffer {
    const first = Math.floor(chance() * (writes + 1));
    const share = loss === "most pages" ? 0.95 : chance();
    const kept = new Map<number, boolean>();
    let content: Buffer = Buffer.from(this.#sure);
    for (const [sector, versions] of this.#versions) {
      const page = Math.floor((sector * SECTOR) / PAGE);
      const isRoot = page < ROOT_PAGES;
      if (!kept.has(page)) kept.set(page, chance() < share);
      const version =
        loss === "first"
          ? versions.findLast(({ write }) => write <= first)
          : loss === "some sectors"
            ? [undefined, ...versions][Math.floor(chance() * (versions.length + 1))]
            : loss === "all" ||
                (loss === "roots" && isRoot) ||
                (loss === "pages" && !isRoot) ||
                ((loss === "some pages" || loss === "most pages") && kept.get(page) === true)
              ? versions.at(-1)
              : undefined;
      if (version !== undefined) content = withSector(content, sector, version.bytes);
    }
    // The size may be there without what is in it, and the other way round only as far as something is.
    if (content.length < this.#shown.length && chance() < 0.5) {
      content = Buffer.concat([content, Buffer.alloc(this.#shown.length - content.length)]);
    }
    return this.#sizes.length > 0 && chance() < 0.5 ? content.subarray(0, this.#shown.length) : content;
  }
}

function withSector(content: Buffer, sector: number, bytes: Uint8Array): Buffer {
  const start = sector * SECTOR;
  const end = start + bytes.length;
  const whole = end > content.length ? Buffer.concat([content, Buffer.alloc(end - content.length)]) : content;
  whole.set(bytes, start);
  return whole;
}

/** A disk that may lose, when the power fails, whatever it was not told to keep. */
export class Disk {
  readonly #files = new Map<string, DiskFile>();
  #writes = 0;
  readonly #sureFiles = new Set<string>();

  take(step: Step): void {
    if (step.file === FOLDER_NAME) {
      if (step.kind === "flushed") for (const name of this.#files.keys()) this.#sureFiles.add(name);
      return;
    }
    const file = this.#files.get(step.file) ?? new DiskFile();
    this.#files.set(step.file, file);
    if (step.kind === "flushed") file.flushed();
    else if (step.kind === "written through") file.writtenThrough();
    else if (step.kind === "resized") file.resize(step.size);
    else file.write(step.position, step.bytes, ++this.#writes, step.kind === "write through");
  }

  /** Contents of the files that may be there after a power loss now. */
  after(loss: Loss, chance: Chance): Map<string, Buffer> {
    const contents = new Map<string, Buffer>();
    for (const [name, file] of this.#files) {
      if (!this.#sureFiles.has(name) && (loss === "nothing" || chance() < 0.5)) continue;
      contents.set(name, file.after(loss, chance, this.#writes));
    }
    return contents;
  }
}
