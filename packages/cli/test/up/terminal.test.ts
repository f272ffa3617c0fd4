import { PassThrough } from "node:stream";
import { afterEach, describe, expect, it } from "vitest";
import { Terminal } from "../../src/up/screen/terminal/terminal.ts";

const SHELL = { isRaw: false, hasCursor: true, isOwnScreen: true };

/** A terminal that knows in which mode it is. */
class FakeTerminal {
  isRaw = false;
  written = "";
  readonly input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => {
      this.isRaw = isRaw;
    },
  }) as unknown as NodeJS.ReadStream; // all of it that is used
  readonly output = {
    columns: 80,
    rows: 24,
    write: (text: string): boolean => {
      this.written += text;
      return true;
    },
  };

  get mode() {
    const isLast = (on: string, off: string) => this.written.lastIndexOf(on) >= this.written.lastIndexOf(off);
    return {
      isRaw: this.isRaw,
      hasCursor: isLast("\u001b[?25h", "\u001b[?25l"),
      isOwnScreen: isLast("\u001b[?1049l", "\u001b[?1049h"),
    };
  }
}

const opened: Terminal[] = [];
afterEach(() => {
  for (const terminal of opened.splice(0)) terminal.close();
});

function open(): { fake: FakeTerminal; terminal: Terminal; keys: string[] } {
  const fake = new FakeTerminal();
  const keys: string[] = [];
  const terminal = new Terminal(fake.input, fake.output as unknown as NodeJS.WriteStream, (key) => keys.push(key));
  opened.push(terminal);
  terminal.draw(["a picture"]);
  return { fake, terminal, keys };
}

/** Waits until what was typed has been read. */
const read = (fake: FakeTerminal, text: string) =>
  new Promise<void>((resolve) => {
    fake.input.once("data", () => setImmediate(resolve));
    (fake.input as unknown as PassThrough).write(text);
  });

describe("a terminal with a picture", () => {
  it("is given back at the end, at whatever end of the process, and can be taken again after a suspension", () => {
    const { fake, terminal } = open();
    expect(fake.mode).toEqual({ isRaw: true, hasCursor: false, isOwnScreen: false });
    terminal.close();
    expect(fake.mode).toEqual(SHELL);
    terminal.draw(["again"]);
    expect(fake.mode.isRaw).toBe(true);
    terminal.close();
    const before = process.listeners("exit");
    const crashing = open();
    for (const onExit of process.listeners("exit")) if (!before.includes(onExit)) onExit.call(process, 1);
    expect(crashing.fake.mode).toEqual(SHELL);
  });

  it("hands keys on by their names, and makes Ctrl-C the signal that it always is", async () => {
    const { fake, keys } = open();
    await read(fake, "nj\t?G\u001b[B\u001b[6~ ");
    expect(keys).toEqual(["n", "j", "tab", "?", "G", "down", "pagedown", "space"]);
    const interrupted = new Promise<void>((resolve) => process.once("SIGINT", () => resolve()));
    await read(fake, "\u0003");
    await interrupted;
    expect(keys).toHaveLength(8);
  });

  it("shows whole lines, also those that end at the edge", () => {
    const { fake, terminal } = open();
    const line = "x".repeat(80);
    terminal.draw(Array.from({ length: 24 }, () => line));
    const frame = fake.written.slice(fake.written.lastIndexOf("\u001b[H"));
    expect(frame.split(line)).toHaveLength(25);
    for (const behind of frame.split(line).slice(1)) expect(behind).not.toMatch(/^\S*\[[0-2]?[JK]/);
  });
});
