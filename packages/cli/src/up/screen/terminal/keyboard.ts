import { emitKeypressEvents, type Key } from "node:readline";
import type { ReadStream } from "node:tty";

/** Name of a key that was pressed, as views know it: a character, or `up`, `pagedown`, `tab`, `ctrl-c`, … */
export type KeyName = string;

function nameOf(text: string | undefined, { ctrl, shift, name }: Key): KeyName {
  if (ctrl === true) return `ctrl-${name ?? ""}`;
  if (name === "tab" && shift === true) return "shift-tab";
  return text !== undefined && text.length === 1 && text > " " ? text : (name ?? "");
}

/** A terminal's keys, one by one and without echo. When it is closed, the terminal reads lines as before. */
export class Keyboard {
  readonly #stream: ReadStream;
  readonly #onKey: (text: string | undefined, key: Key) => void;
  #isOpen = false;

  constructor(stream: ReadStream, onKey: (key: KeyName) => void) {
    this.#stream = stream;
    this.#onKey = (text, key) => onKey(nameOf(text, key));
    emitKeypressEvents(stream);
  }

  /** Takes the keys, also again after they were given back. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#stream.setRawMode(true);
    this.#stream.on("keypress", this.#onKey);
    this.#stream.resume();
  }

  /** Gives the keys back. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#stream.off("keypress", this.#onKey);
    this.#stream.setRawMode(false);
    this.#stream.pause();
  }
}
