import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { bytesEqual } from "@opentao/codec";
import type { ByteSource } from "./byteSource.ts";
import { damaged, SnapshotError } from "./errors.ts";
import { FIRST_HASH, FORMAT_VERSION, FRAME, MARK, MAX_FRAME, nextHash, PREAMBLE } from "./format.ts";

const decompress = promisify(inflate);

/** One frame of a snapshot, inflated. */
export interface Frame {
  readonly kind: number;
  readonly content: Uint8Array;
  /** The running hash before the frame. */
  readonly before: Uint8Array;
}

/** Reads the frames of a snapshot each checked against the running hash. */
export class FrameReader {
  readonly #source: ByteSource;
  #hash = FIRST_HASH;
  #offset = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /**
   * Reads what comes before the frames. @throws SnapshotError `NOT_A_SNAPSHOT`, `UNSUPPORTED_VERSION`; an error of the
   * system
   */
  async begin(): Promise<void> {
    const preamble = await this.#read(PREAMBLE.length);
    if (preamble.length < PREAMBLE.length || !bytesEqual(preamble.subarray(0, MARK.length), MARK)) {
      const hint = "Give a file that `tao node snapshot export` wrote.";
      throw new SnapshotError("NOT_A_SNAPSHOT", "the file is not a snapshot of a chain", hint);
    }
    const version = preamble[MARK.length];
    if (version === FORMAT_VERSION) return;
    const message = `the snapshot has format ${version}; this program reads format ${FORMAT_VERSION}`;
    throw new SnapshotError("UNSUPPORTED_VERSION", message, "Use the version of the program that wrote it.");
  }

  /** Reads the next frame. @throws SnapshotError `DAMAGED`; an error of the system */
  async next(): Promise<Frame> {
    const head = await this.#exactly(FRAME.head);
    const kind = head[0] ?? 0;
    const length = new DataView(head.buffer, head.byteOffset).getUint32(1, true);
    if (length > MAX_FRAME) throw damaged("a part is longer than any");
    const deflated = await this.#exactly(length);
    const before = this.#hash;
    this.#hash = nextHash(before, kind, deflated);
    if (!bytesEqual(await this.#exactly(FRAME.hash), this.#hash)) throw damaged("a part has another hash");
    return { kind, content: await inflated(deflated), before };
  }

  /** Checks that nothing follows. @throws SnapshotError `DAMAGED`; an error of the system */
  async end(): Promise<void> {
    if ((await this.#read(1)).length > 0) throw damaged("bytes follow its end");
  }

  async #exactly(length: number): Promise<Uint8Array> {
    const bytes = await this.#read(length);
    if (bytes.length < length) throw damaged("its end is missing");
    return bytes;
  }

  async #read(length: number): Promise<Uint8Array> {
    const bytes = await this.#source.read(this.#offset, length);
    this.#offset += bytes.length;
    return bytes;
  }
}

async function inflated(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return new Uint8Array(await decompress(bytes, { maxOutputLength: MAX_FRAME }));
  } catch (error) {
    // Nothing but the library runs here, over bytes of the file.
    throw damaged("a part cannot be inflated", error);
  }
}
