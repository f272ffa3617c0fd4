import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import type { NetworkLayout } from "../folder/layout.ts";

const TAIL_BYTES = 2000;
const LINES = 3;

/** The last lines that a process wrote to its log, as one. */
export function lastLines({ logs }: NetworkLayout, name: string): string {
  let descriptor: number;
  try {
    descriptor = openSync(join(logs, `${name}.log`), "r");
  } catch {
    return "nothing"; // it did not get as far as writing a log
  }
  try {
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString("utf8").trim().split("\n").slice(-LINES).join(" | ");
  } finally {
    closeSync(descriptor);
  }
}
