import * as z from "zod";
import { amount, form, integer, text, time } from "./record.ts";

const someText = text.nullable();
const someInteger = integer.nullable();
const someAmount = amount.nullable();
const truth = z.boolean();
/** Place of what an event tells of: block, event, and the extrinsic that caused it. */
const place = { height: integer, event: integer, extrinsic: someInteger };
const hasTime = { hasTime: true };

export const BLOCK = form("Block", "blocks", {
  ...{ height: integer, hash: text, parentHash: text, time, specVersion: integer },
  ...{ extrinsics: integer, events: integer },
});

export const EXTRINSIC = form(
  "Extrinsic",
  "extrinsics",
  {
    ...{ height: integer, number: integer, hash: text, signer: someText, nonce: someInteger, tip: someAmount },
    ...{ pallet: someText, call: someText, succeeded: truth.nullable(), fee: someAmount },
  },
  { json: { args: "args_json", error: "error_json" }, ...hasTime },
);

export const EVENT = form(
  "Event",
  "events",
  { height: integer, number: integer, extrinsic: someInteger, pallet: text, name: text },
  { json: { data: "data" }, ...hasTime },
);

export const TRANSFER = form("Transfer", "transfers", { ...place, sender: text, receiver: text, amount }, hasTime);

export const STAKE_MOVEMENT = form(
  "StakeMovement",
  "stake_movements",
  {
    ...place,
    ...{ kind: text, coldkey: text, hotkey: text, netuid: integer },
    ...{ toColdkey: someText, toHotkey: someText, toNetuid: someInteger },
    ...{ tao: someAmount, alpha: someAmount, fee: someAmount, price: someAmount, value: someAmount },
  },
  hasTime,
);

export const REGISTRATION = form(
  "Registration",
  "registrations",
  { ...place, netuid: integer, uid: integer, hotkey: text, signer: someText, replaced: someText },
  hasTime,
);

export const NEURON = form("Neuron", "neurons", { netuid: integer, uid: integer, hotkey: text, since: integer });

export const WEIGHTS = form(
  "Weights",
  "weights",
  { height: integer, netuid: integer, mechanism: integer, uid: integer },
  { json: { weights: "weights_json" }, ...hasTime },
);

export const EPOCH = form(
  "Epoch",
  "epochs",
  { height: integer, netuid: integer, neurons: integer, emission: amount },
  hasTime,
);

export const EPOCH_NEURON = form(
  "EpochNeuron",
  "epoch_neurons",
  {
    ...{ height: integer, netuid: integer, uid: integer, hotkey: someText, active: truth, validatorPermit: truth },
    ...{ consensus: integer, dividends: integer, validatorTrust: integer, stakeWeight: integer, incentive: integer },
    emission: amount,
  },
  hasTime,
);

/** Close of the last candle of a length in seconds that begins before the time of a row's block. */
const closeOf = (seconds: number) => `(select c.close from candles c join blocks b on b.height = t.height
  where c.netuid = t.netuid and c.seconds = ${seconds} and c.start <= b.time order by c.start desc limit 1)`;
/** Price of a subnet's alpha at a block: of its hour, or its day; of root, where stake is TAO, one. */
const PRICE = `case when t.netuid = 0 then 1000000000 else coalesce(${closeOf(3600)}, ${closeOf(86_400)}) end`;

/** Reward of a neuron by an epoch. */
export const REWARD = form(
  "Reward",
  "epoch_neurons",
  { height: integer, netuid: integer, uid: integer, hotkey: someText, emission: amount },
  {
    computed: {
      price: { schema: someAmount, sql: PRICE },
      value: { schema: someAmount, sql: `div(t.emission * (${PRICE}), 1000000000)` },
    },
    ...hasTime,
  },
);

export const POOL = form("Pool", "pools", { netuid: integer, price: someAmount, volume: amount, height: integer });

export const CHANGE = form(
  "Change",
  "changes",
  {
    ...{ height: integer, number: integer, quantity: text, account: text, netuid: integer, amount },
    ...{ reason: text, event: someInteger },
  },
  hasTime,
);

export const TOTAL = form("Total", "totals", {
  ...{ quantity: text, account: text, netuid: integer, amount, height: integer },
});

export const SHARE = form(
  "Share",
  "shares",
  { hotkey: text, coldkey: text, netuid: integer, height: integer },
  { json: { share: "share" } },
);
