import { ensure } from "../../framework/index.ts";
import { errors } from "./errors.ts";

/** Longest names, in bytes (protocol: consensus §4.9). */
export const SHORT = 256;
/** Longest descriptions, in bytes (protocol: consensus §4.9). */
export const LONG = 1024;

/** Refuses an identity with a text that is longer than its limit. Fails with `InvalidIdentity`. */
export function ensureTextsFit<Identity extends Readonly<Record<keyof Identity, Uint8Array>>>(
  identity: Identity,
  limits: Readonly<Record<keyof Identity, number>>,
): void {
  const longest = new Map<string, number>(Object.entries(limits));
  const fits = Object.entries<Uint8Array>(identity).every(([field, text]) => text.length <= (longest.get(field) ?? 0));
  ensure(fits, errors.InvalidIdentity);
}
