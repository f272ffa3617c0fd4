const ESCAPE = "\u001b[";
/** Switches to another screen than that of the shell, without a cursor, with long lines cut instead of wrapped. */
const ENTER = `${ESCAPE}?1049h${ESCAPE}?25l${ESCAPE}?7l`;
const LEAVE = `${ESCAPE}?7h${ESCAPE}?25h${ESCAPE}?1049l`;
const HOME = `${ESCAPE}H`;
const CLEAR_LINE = `${ESCAPE}2K`;
const CLEAR_BELOW = `${ESCAPE}J`;
/** Begin and end of a frame, which a terminal that knows them shows as a whole. */
const FRAME = { begin: `${ESCAPE}?2026h`, end: `${ESCAPE}?2026l` };

/** Size of a terminal. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The whole terminal as a picture that is replaced; what was on it before comes back when it is closed. */
export class Screen {
  readonly #stream: NodeJS.WriteStream;
  #isOpen = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  get size(): Size {
    return { columns: this.#stream.columns ?? 80, rows: this.#stream.rows ?? 24 };
  }

  /** Shows these lines, from the top, and nothing else. */
  draw(lines: readonly string[]): void {
    if (!this.#isOpen) {
      this.#isOpen = true;
      this.#stream.write(ENTER);
    }
    const picture = lines.slice(0, this.size.rows).map((line) => `${CLEAR_LINE}${line}`);
    // Behind a line that ends at the edge, the cursor stands on its last character: nothing is cleared from there.
    const below = picture.length < this.size.rows ? `\r\n${CLEAR_BELOW}` : "";
    this.#stream.write(`${FRAME.begin}${HOME}${picture.join("\r\n")}${below}${FRAME.end}`);
  }

  /** Gives the terminal back. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#stream.write(LEAVE);
  }
}
