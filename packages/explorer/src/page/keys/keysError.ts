/** Kinds of what can go wrong with keys, each a word for which there is a text with a way out. */
export type KeysFaultKind =
  | "wrongPassword"
  | "weakPassword"
  | "passwordNeeded"
  | "noKey"
  | "noWords"
  | "otherWords"
  | "known"
  | "unknown"
  | "locked"
  | "setUpAlready"
  | "broken"
  | "noStorage"
  | "failed";

/** An error of the key store. Its message never holds a secret. */
export class KeysError extends Error {
  readonly kind: KeysFaultKind;

  constructor(kind: KeysFaultKind, detail = "") {
    super(detail);
    this.name = "KeysError";
    this.kind = kind;
  }
}
