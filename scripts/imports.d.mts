/** A module that a source names. */
export interface ModuleName {
  /** Undefined where it is calculated. */
  readonly name: string | undefined;
  /** True of addresses, `new URL("./worker.js", import.meta.url)`. */
  readonly isUrl: boolean;
  /** True of an import that begins as a relative path. */
  readonly isPath: boolean;
  /** Place of the name in the text. */
  readonly start: number;
  readonly end: number;
}

export function modulesIn(path: string, text: string): readonly ModuleName[];
export function resolve(
  from: string,
  module: { readonly name: string; readonly isUrl: boolean },
  exists: (path: string) => boolean,
  exported: (name: string) => string | undefined,
): string | null | undefined;
