import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { z } from "zod";
import { CliError } from "../../output/errors.ts";

/** Reads a file of the network's folder: JSON of this schema. @throws CliError `NETWORK_DAMAGED` */
export function readStored<T>(file: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    // Unreadable, no JSON, or JSON of another form: the network cannot go on without it. The cause says which.
    const message = `${file} does not hold what it should`;
    throw new CliError("NETWORK_DAMAGED", message, "Put it back from a backup, or start anew with --reset.", {
      cause: error,
    });
  }
}

/** Writes a file of the network's folder for its owner alone; it is replaced as a whole. */
export function writeStored(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
