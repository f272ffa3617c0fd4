const decoder = new TextDecoder();

/** Returns the text that the chain holds as bytes, or as a list of them. */
export function textOf(bytes: Iterable<number> | undefined): string {
  return bytes === undefined ? "" : decoder.decode(Uint8Array.from(bytes));
}
