/**
 * Work that has taken this long in all is followed by as long a rest, in milliseconds; after less the thread is only
 * given free once.
 */
const SLICE_MS = 4;

/** One piece of work. It must not throw. */
type Piece = () => void;

/**
 * Work that peers cause, one piece after the other: the peers take turns, whatever each has waiting, and between two
 * pieces the rest of the node has the thread for as long as the work took. So it is never more than half of what the
 * thread does.
 */
export class Turns {
  /** Work that each peer has waiting; the peer whose turn is next comes first. */
  readonly #waiting = new Map<string, Piece[]>();
  #running = false;
  #worked = 0;

  /** Does something when it is the peer's turn; settles with what comes of it. */
  take<T>(peer: string, work: () => T): Promise<Awaited<T>> {
    return new Promise<Awaited<T>>((resolve, reject) => {
      const piece: Piece = () => {
        try {
          // Work that goes on elsewhere does not hold up the others.
          Promise.resolve(work()).then(resolve, reject);
        } catch (error) {
          reject(error);
        }
      };
      const waiting = this.#waiting.get(peer);
      if (waiting === undefined) this.#waiting.set(peer, [piece]);
      else waiting.push(piece);
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let piece = this.#next(); piece !== undefined; piece = this.#next()) {
      const begun = performance.now();
      piece();
      await this.#rest(performance.now() - begun);
    }
    this.#running = false;
  }

  #next(): Piece | undefined {
    for (const [peer, pieces] of this.#waiting) {
      const piece = pieces.shift();
      this.#waiting.delete(peer);
      if (pieces.length > 0) this.#waiting.set(peer, pieces);
      return piece;
    }
    return undefined;
  }

  #rest(took: number): Promise<void> {
    this.#worked += took;
    if (this.#worked < SLICE_MS) return new Promise((resolve) => setImmediate(resolve));
    const rest = this.#worked;
    this.#worked = 0;
    return new Promise((resolve) => setTimeout(resolve, rest));
  }
}
