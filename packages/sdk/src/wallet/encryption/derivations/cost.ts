/** Length of all keys that are derived, in bytes. */
export const KEY_LENGTH = 32;

/** Parameters of scrypt. */
export interface ScryptCost {
  /** A power of two. */
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** Memory that scrypt takes, in bytes. */
export function memoryOf({ N, r, p }: ScryptCost): number {
  return 128 * r * (N + p + 1);
}
