/** Bytes that came in pieces, taken from the front. */
export class ByteQueue {
  #chunks: Uint8Array[] = [];
  #length = 0;

  /** Number of bytes. */
  get length(): number {
    return this.#length;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** Up to `count` bytes at the front, which stay. */
  peek(count: number): Uint8Array {
    return this.#copy(Math.min(count, this.#length));
  }

  /** The first `count` bytes, which must be there, in memory of their own. */
  take(count: number): Uint8Array {
    const taken = this.#copy(count);
    this.#length -= taken.length;
    let rest = taken.length;
    let whole = 0;
    for (const chunk of this.#chunks) {
      if (chunk.length > rest) break;
      rest -= chunk.length;
      whole += 1;
    }
    this.#chunks.splice(0, whole);
    const [first] = this.#chunks;
    if (first !== undefined && rest > 0) this.#chunks[0] = first.subarray(rest);
    return taken;
  }

  #copy(count: number): Uint8Array {
    const copy = new Uint8Array(count);
    let offset = 0;
    for (const chunk of this.#chunks) {
      if (offset === count) break;
      const part = chunk.subarray(0, count - offset);
      copy.set(part, offset);
      offset += part.length;
    }
    return copy;
  }
}
