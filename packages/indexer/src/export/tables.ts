import { POOL, SUPPLY } from "../api/forms/records.ts";
import type { Listing } from "../api/reading/list.ts";
import type { Filters, Order } from "../api/reading/order.ts";
import { either } from "../api/reading/parties.ts";
import * as lists from "../api/resources/listings.ts";

/** A table that can be exported. */
export interface Exported {
  readonly listing: Listing;
  /** Columns that name accounts, any of which an account may stand in. */
  readonly parties: readonly string[];
}

function exported({ form, orders }: Listing, key: Order["key"], ...parties: string[]): Exported {
  const isWhole = orders.some(({ lead }) => lead.length === 0);
  return { listing: { form, orders: isWhole ? orders : [...orders, { lead: [], key }] }, parties };
}

const NETUID = { netuid: "integer" } as const;
const HEIGHT = { height: "integer" } as const;

/** Tables that can be exported, by name, each in the order of a key of its own. */
export const EXPORTED = {
  blocks: exported(lists.BLOCKS, HEIGHT),
  extrinsics: exported(lists.EXTRINSICS, HEIGHT, "signer"),
  events: exported(lists.EVENTS, HEIGHT, "subject"),
  transfers: exported(lists.TRANSFERS, HEIGHT, "sender", "receiver"),
  stake_movements: exported(lists.STAKE_MOVEMENTS, HEIGHT, "coldkey", "to_coldkey", "hotkey", "to_hotkey"),
  registrations: exported(lists.REGISTRATIONS, HEIGHT, "hotkey"),
  changes: exported(lists.CHANGES, { ...HEIGHT, number: "integer" }, "account"),
  epochs: exported(lists.EPOCHS, { ...NETUID, ...HEIGHT }),
  epoch_neurons: exported(lists.EPOCH_NEURONS, { ...NETUID, ...HEIGHT, uid: "integer" }, "hotkey"),
  weights: exported(lists.WEIGHT_HISTORY, { ...NETUID, mechanism: "integer", uid: "integer", ...HEIGHT }),
  neurons: exported(lists.NEURONS, { ...NETUID, uid: "integer" }, "hotkey"),
  pools: exported({ form: POOL, orders: [] }, NETUID),
  totals: exported(lists.TOTALS, { account: "text", quantity: "text", ...NETUID }, "account"),
  state_changes: exported(lists.STATE_CHANGES, HEIGHT, "account"),
  supply: exported({ form: SUPPLY, orders: [] }, HEIGHT),
  shares: exported(lists.SHARES, { hotkey: "text", coldkey: "text", ...NETUID }, "coldkey"),
} satisfies Record<string, Exported>;

/** Name of a table that can be exported. */
export type ExportedName = keyof typeof EXPORTED;

/** Filters by which rows tell of an account. */
export function filtersOf({ parties }: Exported, account: string | undefined): readonly Filters[] | undefined {
  return either(account, ...parties);
}
