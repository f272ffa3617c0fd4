export function filesNamedIn(
  path: string,
  text: string,
  roots: readonly string[],
): readonly { readonly line: number; readonly name: string }[];
export function isNamed(name: string, files: readonly string[]): boolean;
