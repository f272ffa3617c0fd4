import { alias, named, struct, u64, u128, type Value } from "@opentao/codec";

/** The account of 32 zero bytes: "nobody". */
export const ZERO_ACCOUNT: Uint8Array = new Uint8Array(32);

const ExtraFlags = named(u128, { path: "pallet_balances::types::ExtraFlags" });

/** Balances of an account, in rao. */
export const AccountData = struct(
  { free: alias(u64, "Balance"), reserved: alias(u64, "Balance"), frozen: alias(u64, "Balance"), flags: ExtraFlags },
  { path: "pallet_balances::types::AccountData", params: [{ name: "Balance", type: u64.type }] },
);
export type AccountData = Value<typeof AccountData>;

/** Set in the flags of every account whose reference counts follow from its balances. */
export const NEW_LOGIC = 1n << 127n;

/** An account that holds nothing. */
export const NO_BALANCE: AccountData = { free: 0n, reserved: 0n, frozen: 0n, flags: NEW_LOGIC };
