import type { FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { FIRST_HASH, frameHead, nextHash, PREAMBLE } from "./format.ts";

const compress = promisify(deflate);

/** Writes the frames of a snapshot to a file. */
export class FrameWriter {
  readonly #file: FileHandle;
  #hash = FIRST_HASH;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /** The running hash so far. */
  get hash(): Uint8Array {
    return this.#hash;
  }

  /** Writes what comes before the frames. @throws an error of the system */
  async begin(): Promise<void> {
    await this.#file.writeFile(PREAMBLE);
  }

  /** Writes one frame. @throws an error of the system */
  async write(kind: number, content: Uint8Array): Promise<void> {
    const deflated = new Uint8Array(await compress(content));
    this.#hash = nextHash(this.#hash, kind, deflated);
    for (const part of [frameHead(kind, deflated.length), deflated, this.#hash]) await this.#file.writeFile(part);
  }
}
