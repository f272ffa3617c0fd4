import type { Header } from "@opentao/codec/primitives";
import type { Hash } from "../../chain/interface.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";

/** Bytes that a pinned block takes: its hash, its place in two tables, a part of its header. */
const PIN_BYTES = 512;

/** Blocks that a client may ask about until it lets go of them, whatever becomes of them in the chain. */
export class Pins {
  readonly #limit: number;
  readonly #headers = new Map<Hash, Header>();

  readonly #keep: (bytes: number) => void;

  /**
   * @param limit - blocks that a client may hold though they are finalized or dead
   * @param keep - called with the bytes (fewer, when negative) that are kept for it
   */
  constructor(limit: number, keep: (bytes: number) => void) {
    this.#limit = limit;
    this.#keep = keep;
  }

  add(hash: Hash, header: Header): void {
    if (!this.#headers.has(hash)) this.#keep(PIN_BYTES);
    this.#headers.set(hash, header);
  }

  /** @throws RpcError `blockNotPinned` */
  get(hash: Hash): Header {
    const header = this.#headers.get(hash);
    if (header === undefined) throw new RpcError(RPC_CODES.blockNotPinned, "Invalid block hash", hash);
    return header;
  }

  /** Unpins blocks. @throws RpcError `blockNotPinned`; nothing has changed then */
  drop(hashes: readonly Hash[]): void {
    for (const hash of hashes) this.get(hash);
    for (const hash of hashes) if (this.#headers.delete(hash)) this.#keep(-PIN_BYTES);
  }

  /**
   * Returns whether more is held than may be. Blocks that are `open` do not count: the client cannot help it if none is
   * finalized.
   */
  areTooMany(open: ReadonlySet<Hash>): boolean {
    if (this.#headers.size <= this.#limit) return false;
    let held = 0;
    for (const hash of this.#headers.keys()) if (!open.has(hash)) held += 1;
    return held > this.#limit;
  }
}
