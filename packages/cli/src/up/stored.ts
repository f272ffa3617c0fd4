import { readFileSync } from "node:fs";
import type { z } from "zod";
import { CliError } from "../output/errors.ts";

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
