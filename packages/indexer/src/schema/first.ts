import type { Kysely } from "kysely";
import { AMOUNT, createTables, INTEGER, type Table, TEXT } from "./create.ts";

/** Tables of the first version. */
const TABLES: Readonly<Record<string, Table>> = {
  chain: { columns: { genesis_hash: TEXT }, key: ["genesis_hash"] },
  blocks: {
    columns: {
      ...{ height: INTEGER, hash: TEXT, parent_hash: TEXT, time: "bigint", spec_version: INTEGER },
      ...{ extrinsics: INTEGER, events: INTEGER },
    },
    key: ["height"],
    optional: ["time"],
    indexes: [["hash"], ["time"]],
  },
  gaps: { columns: { first_height: INTEGER, last_height: INTEGER, reason: TEXT }, key: ["first_height"] },
  undecoded: { columns: { height: INTEGER, place: TEXT, raw: TEXT, problem: TEXT }, key: ["height", "place"] },
  extrinsics: {
    columns: {
      ...{ height: INTEGER, number: INTEGER, hash: TEXT, signer: TEXT, nonce: INTEGER, tip: AMOUNT, pallet: TEXT },
      ...{ call: TEXT, args_json: TEXT, succeeded: "boolean", error_json: TEXT, fee: AMOUNT },
    },
    key: ["height", "number"],
    optional: ["signer", "nonce", "tip", "pallet", "call", "args_json", "succeeded", "error_json", "fee"],
    indexes: [["hash"], ["signer", "height", "number"], ["pallet", "call", "height", "number"]],
  },
  events: {
    columns: { height: INTEGER, number: INTEGER, extrinsic: INTEGER, pallet: TEXT, name: TEXT, data: TEXT },
    key: ["height", "number"],
    optional: ["extrinsic"],
    indexes: [["pallet", "name", "height", "number"]],
  },
  transfers: {
    columns: {
      ...{ height: INTEGER, event: INTEGER, extrinsic: INTEGER, sender: TEXT, receiver: TEXT, amount: AMOUNT },
    },
    key: ["height", "event"],
    optional: ["extrinsic"],
    indexes: [
      ["sender", "height", "event"],
      ["receiver", "height", "event"],
    ],
  },
  stake_movements: {
    columns: {
      ...{ height: INTEGER, event: INTEGER, extrinsic: INTEGER, kind: TEXT, coldkey: TEXT, hotkey: TEXT },
      ...{ netuid: INTEGER, to_coldkey: TEXT, to_hotkey: TEXT, to_netuid: INTEGER, tao: AMOUNT, alpha: AMOUNT },
      ...{ fee: AMOUNT, price: AMOUNT, value: AMOUNT },
    },
    key: ["height", "event"],
    optional: ["extrinsic", "to_coldkey", "to_hotkey", "to_netuid", "tao", "alpha", "fee", "price", "value"],
    indexes: [
      ["coldkey", "height", "event"],
      ["hotkey", "height", "event"],
      ["netuid", "height", "event"],
    ],
  },
  registrations: {
    columns: {
      ...{ height: INTEGER, event: INTEGER, extrinsic: INTEGER, netuid: INTEGER, uid: INTEGER, hotkey: TEXT },
      ...{ signer: TEXT, replaced: TEXT },
    },
    key: ["height", "event"],
    optional: ["extrinsic", "signer", "replaced"],
    indexes: [
      ["netuid", "uid", "height"],
      ["hotkey", "height"],
    ],
  },
  neurons: {
    columns: { netuid: INTEGER, uid: INTEGER, hotkey: TEXT, since: INTEGER },
    key: ["netuid", "uid"],
    indexes: [["hotkey"]],
  },
  weights: {
    columns: { height: INTEGER, netuid: INTEGER, mechanism: INTEGER, uid: INTEGER, weights_json: TEXT },
    key: ["netuid", "mechanism", "uid", "height"],
    indexes: [["height"]],
  },
  epochs: {
    columns: { height: INTEGER, netuid: INTEGER, neurons: INTEGER, emission: AMOUNT },
    key: ["netuid", "height"],
    indexes: [["height"]],
  },
  epoch_neurons: {
    columns: {
      ...{ height: INTEGER, netuid: INTEGER, uid: INTEGER, hotkey: TEXT, active: "boolean" },
      ...{ validator_permit: "boolean", consensus: INTEGER, dividends: INTEGER, validator_trust: INTEGER },
      ...{ stake_weight: INTEGER, incentive: INTEGER, emission: AMOUNT },
    },
    key: ["netuid", "height", "uid"],
    optional: ["hotkey"],
    indexes: [["hotkey", "height"]],
  },
  pools: {
    columns: { netuid: INTEGER, price: AMOUNT, volume: AMOUNT, height: INTEGER },
    key: ["netuid"],
    optional: ["price"],
  },
  candles: {
    columns: {
      ...{ netuid: INTEGER, start: "bigint", open: AMOUNT, high: AMOUNT, low: AMOUNT, close: AMOUNT, volume: AMOUNT },
    },
    key: ["netuid", "start"],
  },
  changes: {
    columns: {
      ...{ height: INTEGER, number: INTEGER, quantity: TEXT, account: TEXT, netuid: INTEGER, amount: AMOUNT },
      ...{ reason: TEXT, event: INTEGER },
    },
    key: ["height", "number"],
    optional: ["event"],
    indexes: [["account", "quantity", "netuid", "height"]],
  },
  totals: {
    columns: { quantity: TEXT, account: TEXT, netuid: INTEGER, amount: AMOUNT, height: INTEGER },
    key: ["account", "quantity", "netuid"],
  },
  shares: {
    columns: { hotkey: TEXT, coldkey: TEXT, netuid: INTEGER, share: TEXT, height: INTEGER },
    key: ["hotkey", "coldkey", "netuid"],
    indexes: [["coldkey"]],
  },
  share_changes: {
    columns: { height: INTEGER, hotkey: TEXT, coldkey: TEXT, netuid: INTEGER, share: TEXT },
    key: ["hotkey", "coldkey", "netuid", "height"],
    optional: ["share"],
    indexes: [["height"]],
  },
  overlay: {
    columns: { hash: TEXT, height: INTEGER, parent_hash: TEXT, facts_json: TEXT },
    key: ["hash"],
    indexes: [["height"]],
  },
};

/** Makes the tables of the first version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createTables(db, TABLES);
}
