/** Number of taken pieces, at least half of all, from which on they are cut off: each is moved once at most. */
const MANY = 64;

/** Bytes that came in pieces, taken from the front. */
export class ByteQueue {
  #chunks: Uint8Array[] = [];
  /** Index of the first piece of which not all has been taken. */
  #first = 0;
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
    for (let chunk = this.#chunks[this.#first]; chunk !== undefined; chunk = this.#chunks[this.#first]) {
      if (chunk.length > rest) {
        this.#chunks[this.#first] = chunk.subarray(rest);
        break;
      }
      rest -= chunk.length;
      this.#first += 1;
    }
    if (this.#first >= MANY && 2 * this.#first >= this.#chunks.length) {
      this.#chunks = this.#chunks.slice(this.#first);
      this.#first = 0;
    }
    return taken;
  }

  #copy(count: number): Uint8Array {
    const copy = new Uint8Array(count);
    let offset = 0;
    for (let i = this.#first; offset < count; i += 1) {
      const chunk = this.#chunks[i];
      if (chunk === undefined) break;
      const part = chunk.subarray(0, count - offset);
      copy.set(part, offset);
      offset += part.length;
    }
    return copy;
  }
}
