/** What each entry of a folder imports from the entries beside it, with the files that do. */
export type Arrows = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** An import: the file that has it, and the file that it leads to. */
export type Import = readonly [from: string, to: string];

export function arrowsOf(imports: readonly Import[]): ReadonlyMap<string, Arrows>;
export function knotsOf(entries: Arrows): readonly (readonly string[])[];
export function layersOf(text: string): ReadonlyMap<string, readonly string[]>;
export function problemsOf(
  imports: readonly Import[],
  layers: ReadonlyMap<string, readonly string[]>,
): readonly string[];
