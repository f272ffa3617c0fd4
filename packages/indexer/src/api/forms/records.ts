import * as z from "zod";
import { amount, form, integer, text, time, wide } from "./record.ts";

const someText = text.nullable();
const someInteger = integer.nullable();
const someAmount = amount.nullable();
const truth = z.boolean();
/** Place of what an event tells of: block, event, and the extrinsic that caused it. */
const place = { height: integer, event: integer, extrinsic: someInteger };
const hasTime = { hasTime: true };
/** Rao of one alpha or TAO. */
const ONE = 1_000_000_000n;

export const BLOCK = form("Block", "blocks", {
  ...{ height: integer, hash: text, parentHash: text, time, specVersion: wide },
  ...{ extrinsics: integer, events: integer },
  author: someText.meta({ description: "Hotkey of the author's seat, or its key where nobody owns it." }),
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
    ...{ tao: someAmount, alpha: someAmount, fee: someAmount },
    price: someAmount.meta({
      description: "Rao for one alpha of `netuid` at the end of the block; null before the pool's first trade.",
    }),
    value: someAmount.meta({
      description: "Rao: `tao` where the event tells it, else `alpha` at the price; null where neither is known.",
    }),
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
const closeOf = (seconds: number) => `(select c.close from candles c
  where c.netuid = t.netuid and c.seconds = ${seconds}
  and c.start <= (select b.time from blocks b where b.height = t.height) order by c.start desc limit 1)`;
/** Price of a subnet's alpha at a block: of its hour, or its day; of root, where stake is TAO, one. */
const PRICE = `case when t.netuid = 0 then ${ONE}::numeric else coalesce(${closeOf(3600)}, ${closeOf(86_400)}) end`;

/** Value of alpha at a price, as the database gives both. */
function valueAt(alpha: unknown, price: unknown): bigint | null {
  return typeof alpha === "bigint" && typeof price === "bigint" ? (alpha * price) / ONE : null;
}

/** Reward of a neuron by an epoch. */
export const REWARD = form(
  "Reward",
  "epoch_neurons",
  { height: integer, netuid: integer, uid: integer, hotkey: someText, emission: amount },
  {
    computed: {
      price: {
        schema: someAmount.meta({ description: "Rao for one alpha in that hour; null before the pool's first trade." }),
        sql: PRICE,
      },
      value: {
        schema: someAmount.meta({ description: "Rao; null where there is no price." }),
        of: ({ emission, price }) => valueAt(emission, price),
      },
    },
    ...hasTime,
  },
);

export const POOL = form("Pool", "pools", {
  netuid: integer,
  price: someAmount.meta({ description: "Rao for one alpha; null before the first trade." }),
  volume: amount.meta({ description: "Rao that have gone through it since it exists." }),
  height: integer.meta({ description: "Block of its last change." }),
});

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

/** Place of an entry of the state: its item, and the subnet and account among its keys. */
const entry = {
  ...{ pallet: text, item: text },
  netuid: integer.meta({ description: "-1 where the keys name no subnet." }),
  account: text.meta({ description: "Empty where the keys name no account." }),
};

export const STATE_ENTRY = form(
  "StateEntry",
  "state",
  { ...entry, height: integer },
  { json: { keys: "keys", value: "value" }, ...hasTime },
);

/** A change of an entry; where there is none before or behind it, the length of that value is null too. */
export const STATE_CHANGE = form(
  "StateChange",
  "state_changes",
  { height: integer, number: integer, ...entry, extrinsic: someInteger },
  {
    json: { keys: "keys", before: "before", value: "value" },
    computed: {
      signer: {
        schema: someText.meta({ description: "Signer of the extrinsic." }),
        sql: "(select x.signer from extrinsics x where x.height = t.height and x.number = t.extrinsic)",
      },
    },
    ...hasTime,
  },
);

export const SUPPLY = form("Supply", "supply", {
  start: z.number().meta({ description: "Beginning of the hour, in milliseconds since 1970." }),
  height: integer.meta({ description: "Its last block." }),
  issuance: amount.meta({ description: "All TAO that exists, in rao." }),
  root: amount.meta({ description: "TAO staked on root, in rao." }),
  pools: amount.meta({ description: "TAO in the pools of all other subnets, in rao." }),
});

/** A time for which a netuid was one subnet's. */
export const SUBNET_LIFE = form(
  "SubnetLife",
  "subnets",
  {
    netuid: integer,
    created: integer.meta({ description: "Block from which on the index knows of it." }),
    ended: someInteger.meta({ description: "Block in which it ended; null while it is there." }),
    owner: someText.meta({ description: "Coldkey that owns it, or did last." }),
    symbol: someText.meta({ description: "Hex digits of its token's symbol (UTF-8)." }),
  },
  {
    json: { identity: "identity_json" },
    computed: {
      registered: {
        schema: someInteger.meta({ description: "Block in which it was registered, by the chain's own note." }),
        sql: "case when t.registered < 2147483648 then t.registered::integer end",
      },
    },
  },
);

export const SUDO_CALL = form(
  "SudoCall",
  "sudo_calls",
  { ...place, kind: text, signer: someText },
  { json: { args: "args_json", result: "result_json" }, ...hasTime },
);
