import type { Metafile } from "esbuild";

export function isBundled(metafile: Metafile, path: string): boolean;
export function bundledPackages(metafile: Metafile, folder: string): string[];
export function noticesOf(folders: readonly string[]): string;
export function packagesOf(paths: readonly string[]): string[];
