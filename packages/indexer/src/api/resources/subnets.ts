import * as z from "zod";
import { address, blockRange, limit, milliseconds, netuid, uid, whole } from "../forms/parameters.ts";
import { POOL, WEIGHTS } from "../forms/records.ts";
import { CANDLE, candlesOf, interval } from "../reading/candles.ts";
import { findAll } from "../reading/find.ts";
import { SUBNET, subnetsOf } from "../reading/subnets.ts";
import { latestWeights } from "../reading/weights.ts";
import * as lists from "./listings.ts";
import { listResource, type Resource, resource } from "./resource.ts";

/** Subnets that a chain can have at most; a list of all of them is one answer. */
const MOST_SUBNETS = 4096;

const mechanism = whole(0, 15, "Mechanism of the subnet, 0 by default.").default(0);
const itemsOf = (schema: z.ZodType) => z.strictObject({ items: z.array(schema) });

/** Subnets, their neurons and pools. */
export const SUBNETS: readonly Resource[] = [
  resource({
    path: "/v1/subnets",
    summary: "All subnets as they are now: neurons, price, reserves of the pool.",
    result: itemsOf(SUBNET),
    read: async ({ db }) => ({ items: await subnetsOf(db) }),
  }),
  resource({
    path: "/v1/subnets/{netuid}",
    summary: "A subnet as it is now.",
    params: { netuid },
    result: SUBNET,
    read: async ({ db }, params) => (await subnetsOf(db, params.netuid))[0],
  }),
  resource({
    path: "/v1/subnets/{netuid}/candles",
    summary: "Prices of a subnet's pool and what went through it, an interval each, the newest first.",
    params: { netuid },
    query: {
      ...{ interval, limit },
      from: milliseconds("Earliest beginning, in milliseconds since 1970.").default(0),
      to: milliseconds("Latest beginning, in milliseconds since 1970.").default(Number.MAX_SAFE_INTEGER),
    },
    result: itemsOf(CANDLE),
    read: async ({ db }, params, range) => ({ items: await candlesOf(db, params.netuid, range) }),
  }),
  resource({
    path: "/v1/subnets/{netuid}/weights",
    summary: "The weights that each neuron of a subnet gives now, of those that have given any.",
    params: { netuid },
    query: { mechanism },
    result: itemsOf(WEIGHTS.schema),
    read: async ({ db }, params, query) => ({ items: await latestWeights(db, params.netuid, query.mechanism) }),
  }),
  resource({
    path: "/v1/subnets/{netuid}/weights/{uid}",
    summary: "The weights that a neuron gives now, however many.",
    params: { netuid, uid },
    query: { mechanism },
    result: WEIGHTS.schema,
    read: async ({ db }, params, query) => (await latestWeights(db, params.netuid, query.mechanism, params.uid))[0],
  }),
  resource({
    path: "/v1/pools",
    summary: "All pools as they are now.",
    result: itemsOf(POOL.schema),
    read: async ({ db }) => ({ items: await findAll(db, POOL, {}, ["netuid"], MOST_SUBNETS) }),
  }),
  listResource({
    path: "/v1/neurons",
    summary: "Hotkeys at UIDs now: of a subnet, or wherever a hotkey is.",
    listing: lists.NEURONS,
    query: { netuid: netuid.optional(), hotkey: address.optional() },
    wanted: (filters) => ({ filters }),
  }),
  listResource({
    path: "/v1/epochs",
    summary: "Epochs of a subnet.",
    listing: lists.EPOCHS,
    query: { ...blockRange, netuid },
    wanted: ({ from, to, ...filters }) => ({ from, to, filters }),
  }),
  listResource({
    path: "/v1/epoch-neurons",
    summary: "Results of epochs: of a subnet's neurons, of one UID, or of a hotkey.",
    listing: lists.EPOCH_NEURONS,
    query: { ...blockRange, netuid: netuid.optional(), uid: uid.optional(), hotkey: address.optional() },
    wanted: ({ from, to, ...filters }) => ({ from, to, filters }),
  }),
  listResource({
    path: "/v1/weights",
    summary: "All weights that a neuron has given.",
    listing: lists.WEIGHT_HISTORY,
    query: { ...blockRange, netuid, uid, mechanism },
    wanted: ({ from, to, ...filters }) => ({ from, to, filters }),
  }),
];
