import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { z } from "zod";
import { CliError } from "../../output/errors.ts";

/** What a file of the network's folder holds, as JSON of this form. @throws CliError `NETWORK_DAMAGED` */
export function readStored<T>(file: string, form: z.ZodType<T>): T {
  try {
    return form.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const message = `${file} does not hold what it should`;
    throw new CliError("NETWORK_DAMAGED", message, "put it back from a backup, or start anew with --reset", {
      cause: error,
    });
  }
}

/** Writes a file of the network's folder for its owner alone; it is replaced as a whole. */
export function writeStored(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
