import * as z from "zod";
import { prefixOf } from "./prefix.ts";

/** A storage item that the index reads, with the form of its keys and values. */
export interface Item<Keys, Value> {
  readonly pallet: string;
  readonly name: string;
  /** Beginning of its storage keys. */
  readonly prefix: string;
  readonly keys: z.ZodType<Keys>;
  readonly value: z.ZodType<Value>;
}

/** Declares an item. */
export function item<Keys, Value>(pallet: string, name: string, keys: z.ZodType<Keys>, value: z.ZodType<Value>) {
  return { pallet, name, prefix: prefixOf(pallet, name), keys, value } satisfies Item<Keys, Value>;
}

const none = z.tuple([]);
const netuid = z.tuple([z.number()]);
const amount = z.bigint();
/** Latest time that has a date, in milliseconds since 1970. */
const LAST_DATE = 8_640_000_000_000_000n;
const share = z.object({ mantissa: z.bigint(), exponent: z.bigint() });

export const EVENTS = item("System", "Events", none, z.unknown());
export const ACCOUNT = item(
  "System",
  "Account",
  z.tuple([z.string()]),
  z.object({ data: z.object({ free: amount, reserved: amount }) }),
);
export const UPGRADE = item("System", "LastRuntimeUpgrade", none, z.unknown());
export const NOW = item("Timestamp", "Now", none, amount.max(LAST_DATE));
export const ISSUANCE = item("Balances", "TotalIssuance", none, amount);
export const HOTKEY_ALPHA = item("SubtensorModule", "TotalHotkeyAlpha", z.tuple([z.string(), z.number()]), amount);
export const SHARE = item("SubtensorModule", "AlphaV2", z.tuple([z.string(), z.string(), z.number()]), share);
export const OLD_SHARE = item("SubtensorModule", "Alpha", z.tuple([z.string(), z.string(), z.number()]), amount);
export const ALL_SHARES = item("SubtensorModule", "TotalHotkeySharesV2", z.tuple([z.string(), z.number()]), share);
export const OLD_ALL_SHARES = item("SubtensorModule", "TotalHotkeyShares", z.tuple([z.string(), z.number()]), amount);
export const POOL_TAO = item("SubtensorModule", "SubnetTAO", netuid, amount);
export const POOL_ALPHA = item("SubtensorModule", "SubnetAlphaIn", netuid, amount);
export const ALPHA_OUT = item("SubtensorModule", "SubnetAlphaOut", netuid, amount);
export const VOLUME = item("SubtensorModule", "SubnetVolume", netuid, amount);
export const SQRT_PRICE = item("Swap", "AlphaSqrtPrice", netuid, amount);
export const KEYS = item("SubtensorModule", "Keys", z.tuple([z.number(), z.number()]), z.string());
export const WEIGHTS = item(
  "SubtensorModule",
  "Weights",
  z.tuple([z.number(), z.number()]),
  z.array(z.tuple([z.number(), z.number()])),
);
export const LAST_EPOCH = item("SubtensorModule", "LastMechansimStepBlock", netuid, amount);

export const SLOT = item("Aura", "CurrentSlot", none, amount);
export const AUTHORS = item("Aura", "Authorities", none, z.array(z.string()));
export const SEATS = item(
  "Session",
  "Seats",
  none,
  z.array(z.object({ owner: z.string().nullish(), keys: z.object({ aura: z.string() }) })),
);

/** All of them. What a block changed of these and of what is kept as it is, is all that is read of its state. */
export const ITEMS: readonly Item<unknown, unknown>[] = [
  ...[EVENTS, ACCOUNT, UPGRADE, NOW, ISSUANCE, HOTKEY_ALPHA, SHARE, OLD_SHARE, ALL_SHARES, OLD_ALL_SHARES],
  ...[POOL_TAO, POOL_ALPHA, ALPHA_OUT, VOLUME, SQRT_PRICE, KEYS, WEIGHTS, LAST_EPOCH, SLOT, AUTHORS, SEATS],
];
