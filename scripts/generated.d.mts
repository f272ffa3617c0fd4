/** Files by which a folder differs from what is generated. */
export interface Differences {
  /** Files that are missing or have another text. */
  readonly stale: readonly string[];
  /** Files that are not generated. */
  readonly foreign: readonly string[];
}

export function differences(folder: string, wanted: ReadonlyMap<string, string>): Differences;

/** Returns a text as the formatter has it in a file of this path. */
export function formatted(text: string, path: string): string;
