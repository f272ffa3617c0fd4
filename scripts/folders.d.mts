/** Imports of each entry of a folder from the entries beside it, with the files that do. */
export type Arrows = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** An import: the file that has it, and the file that it leads to. */
export type Import = readonly [from: string, to: string];

/** Folders by the folder that they lie in, from the ground up. */
export type Layers = ReadonlyMap<string, readonly string[]>;

/** A rule of `.dependency-cruiser.cjs`. */
export interface Rule {
  readonly comment: string;
  readonly from: { readonly path: string };
  readonly to: { readonly path: string; readonly pathNot: string };
}

export function arrowsOf(imports: readonly Import[]): ReadonlyMap<string, Arrows>;
export function knotsOf(entries: Arrows): readonly (readonly string[])[];
export function layersOf(text: string): { readonly layers: Layers; readonly problems: readonly string[] };
export function problemsOf(imports: readonly Import[], layers: Layers, files: readonly string[]): readonly string[];
export function problemsOfPackages(imports: readonly Import[], rules: readonly Rule[]): readonly string[];
