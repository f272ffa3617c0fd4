/** Files that a package promises, as its manifest has them. */
export interface Promises {
  readonly exports?: unknown;
  readonly bin?: unknown;
  readonly files?: readonly string[];
}

export function missingIn(manifest: Promises, exists: (path: string) => boolean): readonly string[];
export function published(path: string, text: string): string;
