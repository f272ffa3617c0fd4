import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import type { NetworkLayout } from "../folder/layout.ts";

/** Bytes at the end of a log that are read, and lines of them that are shown. */
const TAIL_BYTES = 2000;
const LINES = 3;

/** Returns the last lines of a process's log, as one. */
export function lastLines({ logs }: NetworkLayout, name: string): string {
  let descriptor: number;
  try {
    descriptor = openSync(join(logs, `${name}.log`), "r");
  } catch {
    return "nothing"; // no log yet, or none that can be read: the failure that it would explain is reported anyway
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
