/** Texts of one chunk; when there are more it is cut in two. */
const MOST = 256;

/**
 * Texts in order, each once. They lie in chunks, so that putting one in moves few others, however many there are.
 */
export class SortedTexts {
  /** In order, none of them empty. */
  readonly #chunks: string[][] = [];

  /** Puts in a text that is not there yet. */
  add(text: string): void {
    const at = Math.max(0, this.#chunkOf(text));
    const chunk = this.#chunks[at];
    if (chunk === undefined) {
      this.#chunks.push([text]);
      return;
    }
    chunk.splice(countUpTo(chunk, text), 0, text);
    if (chunk.length > MOST) this.#chunks.splice(at + 1, 0, chunk.splice(MOST >> 1));
  }

  /** The texts above one, in order. */
  *above(text: string): Generator<string, void> {
    const first = Math.max(0, this.#chunkOf(text));
    for (let at = first; at < this.#chunks.length; at += 1) {
      const chunk = this.#chunks[at] ?? [];
      for (let i = at === first ? countUpTo(chunk, text) : 0; i < chunk.length; i += 1) yield chunk[i] ?? "";
    }
  }

  /** Index of the last chunk whose first text is not above one; −1 when there is none. */
  #chunkOf(text: string): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#chunks[middle]?.[0] ?? "") <= text) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** Number of the texts of a chunk that are not above one. */
function countUpTo(chunk: readonly string[], text: string): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((chunk[middle] ?? "") <= text) low = middle + 1;
    else high = middle;
  }
  return low;
}
