import { CodedError, defineErrors } from "@opentao/base";
import { CodecError, fromHex } from "@opentao/codec";
import { CryptoError, decodeAddress } from "@opentao/crypto";

/** Value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** A pallet's section of the genesis configuration. */
export type GenesisSection = Readonly<Record<string, Json>>;

/** Error codes of genesis configurations, with cause and cure of each. */
export const GENESIS_ERRORS = defineErrors("Genesis", 2100, {
  INVALID_GENESIS: [0, "A genesis configuration is malformed.", "Correct the place that the message names."],
});

/** A genesis configuration cannot be used; the message says what is wrong where. */
export class GenesisError extends CodedError<"INVALID_GENESIS"> {
  override readonly name = "GenesisError";

  constructor(message: string, options?: ErrorOptions) {
    super("INVALID_GENESIS", message, undefined, options);
  }

  protected override catalog() {
    return GENESIS_ERRORS;
  }
}

/** An object of the configuration. @throws GenesisError */
export function asSection(value: Json | undefined, where: string): GenesisSection {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || isList(value)) throw new GenesisError(`${where} must be an object`);
  return value;
}

/** A list of the configuration; nothing counts as an empty one. @throws GenesisError */
export function asList(value: Json | undefined, where: string): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (!isList(value)) throw new GenesisError(`${where} must be a list`);
  return value;
}

/** A non-negative integer, as a number or, when it may be large, as decimal digits in a string. @throws GenesisError */
export function asBigInt(value: Json | undefined, where: string): bigint {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  if (typeof value === "string" && /^\d+$/.test(value)) return BigInt(value);
  throw new GenesisError(`${where} must be a non-negative integer, above 2^53 as a string of digits`);
}

/** A non-negative integer below 2^53. @throws GenesisError */
export function asNumber(value: Json | undefined, where: string): number {
  const number = asBigInt(value, where);
  if (number > BigInt(Number.MAX_SAFE_INTEGER)) throw new GenesisError(`${where} is too large`);
  return Number(number);
}

/** Boolean of the configuration. @throws GenesisError */
export function asBoolean(value: Json | undefined, where: string): boolean {
  if (typeof value !== "boolean") throw new GenesisError(`${where} must be true or false`);
  return value;
}

/** 32 bytes: an address, or hex digits. @throws GenesisError */
export function asAccount(value: Json | undefined, where: string): Uint8Array {
  try {
    const account =
      typeof value !== "string" ? undefined : value.startsWith("0x") ? fromHex(value) : addressBytes(value);
    if (account?.length === 32) return account;
  } catch (error) {
    // What is wrong is said below, with the place.
    if (!(error instanceof CodecError || error instanceof CryptoError)) throw error;
  }
  throw new GenesisError(`${where} must be an address or 32 bytes in hex`);
}

function addressBytes(address: string): Uint8Array {
  return decodeAddress(address);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
