import {
  BLOCK,
  CHANGE,
  EPOCH,
  EPOCH_NEURON,
  EVENT,
  EXTRINSIC,
  NEURON,
  REGISTRATION,
  SHARE,
  STAKE_MOVEMENT,
  STATE_CHANGE,
  STATE_ENTRY,
  SUBNET_LIFE,
  SUDO_CALL,
  SUPPLY as SUPPLY_FORM,
  TOTAL,
  TRANSFER,
  WEIGHTS,
} from "../forms/records.ts";
import type { Kind } from "../reading/cursor.ts";
import type { Listing } from "../reading/list.ts";
import type { Order } from "../reading/order.ts";

/** Key of what has a number in its block, by the column that holds it. */
const numbered = (column: string): Record<string, Kind> => ({ height: "integer", [column]: "integer" });
const by = (key: Record<string, Kind>, ...leads: string[][]): Order[] => leads.map((lead) => ({ lead, key }));
const NUMBER = numbered("number");
const EVENT_NUMBER = numbered("event");
/** Columns by which an index of events finds one. */
const ROW = { height: "height", number: "number" };
const HEIGHT: Record<string, Kind> = { height: "integer" };

export const BLOCKS: Listing = { form: BLOCK, orders: by(HEIGHT, [], ["author"]) };

export const EXTRINSICS: Listing = { form: EXTRINSIC, orders: by(NUMBER, [], ["signer"], ["pallet", "call"]) };

/** Events; `subject` is an account that one tells of, `netuid` a subnet. */
export const EVENTS: Listing = {
  form: EVENT,
  orders: [
    ...by(NUMBER, [], ["pallet", "name"]),
    { lead: ["subject"], key: NUMBER, through: { table: "event_subjects", on: ROW } },
    { lead: ["netuid"], key: NUMBER, through: { table: "event_netuids", on: ROW } },
  ],
};

export const TRANSFERS: Listing = { form: TRANSFER, orders: by(EVENT_NUMBER, [], ["sender"], ["receiver"]) };

export const STAKE_MOVEMENTS: Listing = {
  form: STAKE_MOVEMENT,
  orders: by(EVENT_NUMBER, ...[[], ["coldkey"], ["hotkey"], ["netuid"], ["to_coldkey"], ["to_hotkey"], ["to_netuid"]]),
};

export const REGISTRATIONS: Listing = {
  form: REGISTRATION,
  orders: by(EVENT_NUMBER, [], ["netuid"], ["netuid", "uid"], ["hotkey"]),
};

export const NEURONS: Listing = {
  form: NEURON,
  orders: [
    { lead: ["netuid"], key: { uid: "integer" } },
    { lead: ["hotkey"], key: { netuid: "integer", uid: "integer" } },
  ],
};

export const WEIGHT_HISTORY: Listing = {
  form: WEIGHTS,
  orders: by(HEIGHT, ["netuid", "mechanism", "uid"]),
};

export const EPOCHS: Listing = { form: EPOCH, orders: by(HEIGHT, ["netuid"]) };

/** Results of epochs: of a subnet, of a hotkey wherever it is, of a UID over time. */
export const EPOCH_NEURONS: Listing = {
  form: EPOCH_NEURON,
  orders: [
    { lead: ["netuid"], key: { height: "integer", uid: "integer" } },
    { lead: ["hotkey"], key: { height: "integer", netuid: "integer", uid: "integer" } },
    { lead: ["netuid", "uid"], key: HEIGHT },
  ],
};

export const CHANGES: Listing = {
  form: CHANGE,
  orders: by(NUMBER, ["account"], ["account", "quantity", "netuid"]),
};

export const TOTALS: Listing = {
  form: TOTAL,
  orders: [{ lead: ["account"], key: { quantity: "text", netuid: "integer" } }],
};

export const SHARES: Listing = {
  form: SHARE,
  orders: [
    { lead: ["coldkey"], key: { hotkey: "text", netuid: "integer" } },
    { lead: ["hotkey"], key: { coldkey: "text", netuid: "integer" } },
  ],
};

/** Entries of the state now. */
export const STATE: Listing = {
  form: STATE_ENTRY,
  orders: [
    ...[[], ["netuid"], ["account"]].map((lead) => ({
      lead,
      key: { pallet: "text", item: "text", keys: "json" } as const,
    })),
    ...[[], ["netuid"], ["account"]].map((lead) => ({
      lead: [...lead, "pallet", "item"],
      key: { keys: "json" } as const,
    })),
  ],
};

export const STATE_CHANGES: Listing = {
  form: STATE_CHANGE,
  orders: by(NUMBER, ...[[], ["pallet", "item"], ["account"], ["netuid"], ["netuid", "account"]], [
    "netuid",
    "account",
    "pallet",
    "item",
  ]),
};

export const SUPPLY: Listing = { form: SUPPLY_FORM, orders: [{ lead: [], key: { start: "time" } }] };

export const SUBNET_LIVES: Listing = {
  form: SUBNET_LIFE,
  orders: by({ created: "integer", netuid: "integer" }, []).concat({ lead: ["netuid"], key: { created: "integer" } }),
};

/** Calls in the chain's name, by the `pallet` and `name` of the event that tells of each. */
export const SUDO_CALLS: Listing = {
  form: SUDO_CALL,
  orders: [
    { lead: ["pallet", "name"], key: NUMBER, through: { table: "events", on: { height: "height", event: "number" } } },
  ],
};
