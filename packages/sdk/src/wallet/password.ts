import { WalletError } from "./errors.ts";

/** A password that is asked for. */
export interface PasswordRequest {
  readonly purpose: "open" | "create";
  /** Name of its key for people: `coldkey of wallet "default"`. */
  readonly what: string;
  /** The key file. */
  readonly path: string;
}

/** Asks whoever knows it for a password. */
export type AskPassword = (request: PasswordRequest) => Promise<string>;

const MIN_LENGTH = 6;
/**
 * Least strength of a new password, in bits, by a rough count: length times the logarithm of the kinds of characters.
 */
const MIN_BITS = 30;

const KINDS: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[^a-zA-Z0-9]/, 33],
];

/** Rule for new passwords in a few words, to be said before one is typed. */
export const PASSWORD_RULE: string = `at least ${MIN_LENGTH} characters; a short one needs several kinds of them: letters, digits, signs`;

/** Refuses passwords that are tried first. @throws WalletError `WEAK_PASSWORD` */
export function ensureStrong(password: string): void {
  const alphabet = KINDS.reduce((size, [kind, count]) => (kind.test(password) ? size + count : size), 0);
  const distinct = new Set(password).size;
  const bits = Math.min(password.length, distinct * 2) * Math.log2(Math.max(alphabet, 2));
  if (password.length >= MIN_LENGTH && bits >= MIN_BITS) return;
  throw new WalletError(
    "WEAK_PASSWORD",
    `the password is too weak (${PASSWORD_RULE})`,
    "Choose a longer one, or mix letters, digits and signs.",
  );
}

/** Name of the variable that may hold the password of a key file (protocol: wire §b.3). */
export function passwordVariable(path: string): string {
  return `BT_PW_${path.replace(/[/.]/g, "_").toUpperCase()}`;
}

/** Password in a variable: base64 of the password XOR the variable's name. `undefined` when it is not set. */
export function passwordFromEnvironment(
  path: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const variable = passwordVariable(path);
  const value = environment[variable];
  return value === undefined ? undefined : unmask(value, variable);
}

/** Undoes the masking of a password by the name of its variable. */
export function unmask(value: string, variable: string): string {
  const mask = new TextEncoder().encode(variable);
  const bytes = Uint8Array.from(Buffer.from(value, "base64"), (byte, i) => byte ^ (mask[i % mask.length] ?? 0));
  return new TextDecoder().decode(bytes);
}
