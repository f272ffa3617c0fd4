/** A citation that leads nowhere. */
export interface Problem {
  readonly line: number;
  readonly message: string;
}

export function flatten(text: string): { readonly flat: string; readonly lineAt: (position: number) => number };
export function commentsIn(path: string, text: string): string;
export function withoutComments(path: string, text: string): string;
