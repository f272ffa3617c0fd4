import { Keyboard, type KeyName } from "./keyboard.ts";
import { Screen, type Size } from "./screen.ts";

/**
 * The terminal while a picture fills it: its screen, and its keys where there are any. Whatever happens, both are given
 * back: at the end, at a crash, and while the process is suspended.
 */
export class Terminal {
  readonly #screen: Screen;
  readonly #keyboard: Keyboard | undefined;
  readonly #onExit = (): void => this.close();

  /** @param onKey - called with each key but Ctrl-C and Ctrl-Z, which do what they always do */
  constructor(input: NodeJS.ReadStream, output: NodeJS.WriteStream, onKey: (key: KeyName) => void) {
    this.#screen = new Screen(output);
    if (input.isTTY) this.#keyboard = new Keyboard(input, (key) => this.#press(key, onKey));
    process.on("exit", this.#onExit);
  }

  /** True when it has keys. */
  get hasKeys(): boolean {
    return this.#keyboard !== undefined;
  }

  get size(): Size {
    return this.#screen.size;
  }

  /** Shows these lines and nothing else; takes screen and keys where they were given back, as after a suspension. */
  draw(lines: readonly string[]): void {
    this.#keyboard?.open();
    this.#screen.draw(lines);
  }

  /** Gives the terminal back for good. */
  close(): void {
    process.off("exit", this.#onExit);
    this.#giveBack();
  }

  #giveBack(): void {
    this.#screen.close();
    this.#keyboard?.close();
  }

  /** Handles a key. Raw keys cause no signals: this sends those that the terminal would have sent. */
  #press(key: KeyName, onKey: (key: KeyName) => void): void {
    if (key === "ctrl-c") process.kill(process.pid, "SIGINT");
    else if (key === "ctrl-z") this.#suspend();
    else onKey(key);
  }

  /**
   * Stops the whole job, as the terminal would. It is given back before: in the background, nobody may. What is drawn
   * after the job goes on takes it again.
   */
  #suspend(): void {
    this.#giveBack();
    process.kill(0, "SIGTSTP");
  }
}
