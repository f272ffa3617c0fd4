/** Returns the code of an error of the operating system or of Node.js, such as `ENOENT`; `undefined` without one. */
export function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
