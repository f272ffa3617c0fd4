import { fileURLToPath } from "node:url";

/** Path of a file that ships with this package, given relative to the package's folder. */
export function packageFile(path: string): string {
  // Both src/ (tests) and dist/ (installed) lie directly in the package's folder, and bundles are not nested deeper.
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
