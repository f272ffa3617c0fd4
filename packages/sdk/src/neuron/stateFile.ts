import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { messageOf, systemCodeOf } from "@opentao/base";
import type { z } from "zod";
import { syncFolder } from "../syncFolder.ts";
import { NeuronError } from "./errors.ts";

/** Reason that a file of a neuron's state cannot be used. */
export function unreadable(what: string, path: string, reason: string): NeuronError {
  return new NeuronError("STATE_UNREADABLE", `the ${what} in ${path} cannot be used: ${reason}`, "Move the file away.");
}

/**
 * Reads a file that {@link writeState} wrote; `undefined` when there is none. @throws NeuronError `STATE_UNREADABLE`
 */
export async function readState<T>(path: string, what: string, schema: z.ZodType<T>): Promise<T | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") return undefined;
    throw unreadable(what, path, messageOf(error));
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw unreadable(what, path, "it is not JSON");
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw unreadable(what, path, `it is no file of ${what}`);
  return parsed.data;
}

/**
 * Writes a file for its owner alone, whole or not at all; when this returns it is on the disk. Makes the folder when
 * `makeFolder`.
 *
 * @throws NeuronError `STATE_UNWRITABLE`
 */
export async function writeState(path: string, what: string, contents: unknown, makeFolder = false): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    if (makeFolder) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(JSON.stringify(contents));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    // it may not be there, and the first failure is the one to tell
    await rm(temporary, { force: true }).catch(() => undefined);
    const message = `the ${what} cannot be written to ${path}: ${messageOf(error)}`;
    throw new NeuronError("STATE_UNWRITABLE", message, "Check the folder and the space on the disk.");
  }
}
