import * as z from "zod";
import { address, blockRange, hash, height, name, netuid, placeInBlock, uid } from "../forms/parameters.ts";
import { BLOCK, EVENT, EXTRINSIC } from "../forms/records.ts";
import { find } from "../reading/find.ts";
import { either, involving } from "../reading/parties.ts";
import * as lists from "./listings.ts";
import { listResource, type Resource, resource } from "./resource.ts";

const succeeded = z
  .enum(["true", "false"])
  .transform((text) => text === "true")
  .optional();

/** History: blocks, and what happened in them. */
export const HISTORY: readonly Resource[] = [
  listResource({
    hasBest: true,
    path: "/v1/blocks",
    summary: "Finalized blocks, all or of an author.",
    listing: lists.BLOCKS,
    query: { ...blockRange, author: address.optional().meta({ description: "Hotkey that made them." }) },
    wanted: ({ from, to, author }) => ({ from, to, filters: { author } }),
  }),
  resource({
    path: "/v1/blocks/{block}",
    summary: "A finalized block, by its number or hash.",
    params: { block: z.union([height("Number."), hash]) },
    result: BLOCK.schema,
    lasting: ({ block }) => (typeof block === "number" ? "content" : "ever"),
    read: ({ db }, { block }) => find(db, BLOCK, typeof block === "number" ? { height: block } : { hash: block }),
  }),
  resource({
    path: "/v1/extrinsics/{extrinsic}",
    summary: "An extrinsic, by its hash (the last with this hash), or as HEIGHT-NUMBER.",
    params: { extrinsic: z.union([placeInBlock, hash]) },
    result: EXTRINSIC.schema,
    lasting: "content",
    read: ({ db }, { extrinsic }) =>
      typeof extrinsic === "string"
        ? find(db, EXTRINSIC, { hash: extrinsic }, ["height", "number"])
        : find(db, EXTRINSIC, { height: extrinsic[0], number: extrinsic[1] }),
  }),
  resource({
    path: "/v1/events/{event}",
    summary: "An event, as HEIGHT-NUMBER.",
    params: { event: placeInBlock },
    result: EVENT.schema,
    lasting: "content",
    read: ({ db }, { event: [height, number] }) => find(db, EVENT, { height, number }),
  }),
  listResource({
    hasBest: true,
    path: "/v1/extrinsics",
    summary: "Extrinsics, by signer, by call, by success.",
    listing: lists.EXTRINSICS,
    query: { ...blockRange, signer: address.optional(), pallet: name.optional(), call: name.optional(), succeeded },
    wanted: ({ from, to, ...filters }) => ({ from, to, filters }),
  }),
  listResource({
    hasBest: true,
    path: "/v1/events",
    summary: "Events, by name, by an account or a subnet that they tell of, by extrinsic.",
    listing: lists.EVENTS,
    query: {
      ...blockRange,
      ...{ pallet: name.optional(), name: name.optional(), account: address.optional() },
      netuid: netuid.optional().meta({ description: "Subnet that a field of theirs names." }),
      extrinsic: placeInBlock.optional().meta({ description: "Extrinsic that caused them, as HEIGHT-NUMBER." }),
    },
    wanted: ({ from, to, account, extrinsic, ...filters }) => ({
      from: extrinsic?.[0] ?? from,
      to: extrinsic?.[0] ?? to,
      filters: { ...filters, subject: account, extrinsic: extrinsic?.[1] },
    }),
  }),
  listResource({
    hasBest: true,
    path: "/v1/transfers",
    summary: "Transfers of TAO, of an account either way, or by sender or receiver.",
    listing: lists.TRANSFERS,
    query: { ...blockRange, account: address.optional(), sender: address.optional(), receiver: address.optional() },
    wanted: ({ from, to, account, ...filters }) => ({
      from,
      to,
      filters,
      either: either(account, "sender", "receiver"),
    }),
  }),
  listResource({
    hasBest: true,
    path: "/v1/stake-movements",
    summary: "Stake that was added, removed or moved, from or to a coldkey, a hotkey or a subnet.",
    listing: lists.STAKE_MOVEMENTS,
    query: {
      ...blockRange,
      ...{ coldkey: address.optional(), hotkey: address.optional(), netuid: netuid.optional(), kind: name.optional() },
    },
    wanted: ({ from, to, kind, ...parties }) => {
      const { filters, either } = involving(parties);
      return { from, to, either, filters: { kind, ...filters } };
    },
  }),
  listResource({
    hasBest: true,
    path: "/v1/registrations",
    summary: "Registrations of neurons.",
    listing: lists.REGISTRATIONS,
    query: { ...blockRange, netuid: netuid.optional(), uid: uid.optional(), hotkey: address.optional() },
    wanted: ({ from, to, ...filters }) => ({ from, to, filters }),
  }),
];
