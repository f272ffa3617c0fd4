import { address, blockRange, milliseconds, name, netuid } from "../forms/parameters.ts";
import * as lists from "./listings.ts";
import { listResource, type Resource } from "./resource.ts";

/** Storage item, of which entries are kept. */
const item = {
  pallet: name.optional(),
  item: name.optional().meta({ description: "Storage item, such as `Tempo`." }),
};
/** Subnet and account among the keys of entries. */
const parties = { netuid: netuid.optional(), account: address.optional() };

/** Events that tell of a call in the chain's name. */
const SUDO_EVENTS = ["Sudid", "SudoAsDone"] as const;

/** State of the chain, now and before: entries, subnets, the supply, and what root's key did. */
export const STATE: readonly Resource[] = [
  listResource({
    path: "/v1/state",
    summary: "Kept entries of the state now, by item, by the subnet or the account among their keys.",
    listing: lists.STATE,
    query: { ...item, ...parties },
    wanted: (filters) => ({ filters }),
  }),
  listResource({
    path: "/v1/state-changes",
    summary: "Changes of kept entries of the state, with the value before and after and the extrinsic that did it.",
    listing: lists.STATE_CHANGES,
    query: { ...blockRange, ...item, ...parties },
    wanted: ({ from, to, ...filters }) => ({ from, to, filters }),
  }),
  listResource({
    path: "/v1/subnets/{netuid}/state-changes",
    summary: "Changes of what a subnet has of its own, of no account: its parameters, its owner, its name.",
    listing: lists.STATE_CHANGES,
    params: { netuid },
    query: { ...blockRange, ...item },
    wanted: ({ from, to, ...filters }, { netuid: subnet }) => ({
      ...{ from, to },
      filters: { ...filters, netuid: subnet, account: "" },
    }),
  }),
  listResource({
    path: "/v1/subnet-history",
    summary: "Subnets that there are and were, one for each time a netuid was given.",
    listing: lists.SUBNET_LIVES,
    query: { netuid: netuid.optional(), owner: address.optional() },
    wanted: (filters) => ({ filters }),
  }),
  listResource({
    path: "/v1/supply",
    summary: "TAO that exists, on root and in pools, at the end of each hour.",
    listing: lists.SUPPLY,
    query: {
      from: milliseconds("Earliest beginning of an hour, in milliseconds since 1970.").optional(),
      to: milliseconds("Latest beginning of an hour, in milliseconds since 1970.").optional(),
    },
    wanted: ({ from, to }) => ({ from, to, filters: {} }),
  }),
  listResource({
    path: "/v1/sudo-calls",
    summary: "Calls that were made in the chain's name, with their results.",
    listing: lists.SUDO_CALLS,
    query: { ...blockRange, signer: address.optional() },
    wanted: ({ from, to, signer }) => ({
      ...{ from, to },
      filters: { signer },
      either: SUDO_EVENTS.map((event) => ({ pallet: "Sudo", name: event })),
    }),
  }),
];
