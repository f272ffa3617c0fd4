import * as z from "zod";
import { address, blockRange, netuid } from "../forms/parameters.ts";
import { ACCOUNT, accountOf } from "../reading/accounts.ts";
import * as lists from "./listings.ts";
import { listResource, type Resource, resource } from "./resource.ts";

const quantity = z
  .enum(["free", "reserved", "stake", "issuance", "pool_tao", "pool_alpha", "alpha_out"])
  .optional()
  .meta({ description: "Quantity that changed." });

/** Returns whether a quantity is TAO, of which no subnet has its own. */
const isOfNoSubnet = (name: string | undefined): boolean => name === "free" || name === "reserved";

/** Accounts, and what they have. */
export const ACCOUNTS: readonly Resource[] = [
  resource({
    path: "/v1/accounts/{address}",
    summary: "An account as it is now: balance, positions of stake, neurons.",
    params: { address },
    result: ACCOUNT,
    read: ({ db }, params) => accountOf(db, params.address),
  }),
  listResource({
    path: "/v1/accounts/{address}/changes",
    summary: "Every change of an account's amounts, with its reason.",
    listing: lists.CHANGES,
    params: { address },
    query: { ...blockRange, quantity, netuid: netuid.optional() },
    wanted: ({ from, to, ...filters }, params) => ({
      ...{ from, to },
      filters: { account: params.address, ...filters, ...(isOfNoSubnet(filters.quantity) ? { netuid: -1 } : {}) },
    }),
  }),
  listResource({
    path: "/v1/accounts/{address}/totals",
    summary: "All amounts of an account now.",
    listing: lists.TOTALS,
    params: { address },
    query: {},
    wanted: (_, params) => ({ filters: { account: params.address } }),
  }),
  listResource({
    path: "/v1/shares",
    summary: "Shares in the stake with hotkeys now, of a coldkey or of all who stake with a hotkey.",
    listing: lists.SHARES,
    query: { coldkey: address.optional(), hotkey: address.optional() },
    wanted: (filters) => ({ filters }),
  }),
];
