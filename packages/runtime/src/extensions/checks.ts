/**
 * Checks that every Substrate-based chain makes: who may sign, for which runtime and chain, for how long, how often,
 * and whether there is room (protocol: consensus §7.5).
 *
 * @packageDocumentation
 */

import { alias, compact, concat, H256, U32_MAX, u32, unit } from "@opentao/codec";
import { Era, eraCheckpoint, eraEnd } from "@opentao/codec/primitives";
import { invalid, rulesOf, subtractWeights } from "../framework/index.ts";
import {
  checkExtrinsicLength,
  checkExtrinsicLimits,
  reserveBlockSpace,
  returnBlockWeight,
} from "../pallets/system/blockWeight.ts";
import { reserveFreeSpace } from "../pallets/system/freeSpace.ts";
import { Account, BlockHash } from "../pallets/system/storage.ts";
import { extension, nothing, wrapping } from "./extension.ts";

const noImplicit = { implicit: unit, implicitValue: () => undefined } as const;
const system = (name: string) => `frame_system::extensions::${name}`;

export const CheckNonZeroSender = extension({
  identifier: "CheckNonZeroSender",
  codec: nothing(system("check_non_zero_sender::CheckNonZeroSender")),
  ...noImplicit,
  cheap: true,
  validate: ({ who }) => {
    if (who.every((byte) => byte === 0)) invalid("BadSigner");
  },
});

export const CheckSpecVersion = extension({
  identifier: "CheckSpecVersion",
  codec: nothing(system("check_spec_version::CheckSpecVersion")),
  implicit: u32,
  implicitValue: ({ specVersion }) => specVersion,
});

export const CheckTxVersion = extension({
  identifier: "CheckTxVersion",
  codec: nothing(system("check_tx_version::CheckTxVersion")),
  implicit: u32,
  implicitValue: ({ transactionVersion }) => transactionVersion,
});

export const CheckGenesis = extension({
  identifier: "CheckGenesis",
  codec: nothing(system("check_genesis::CheckGenesis")),
  implicit: alias(H256, "T::Hash"),
  implicitValue: ({ state }) => BlockHash.peek(state, 0),
});

export const CheckMortality = extension({
  identifier: "CheckMortality",
  codec: wrapping(Era, "node_subtensor_runtime::check_mortality::CheckMortality"),
  implicit: alias(H256, "T::Hash"),
  implicitValue: ({ state }, era) =>
    BlockHash.find(state, eraCheckpoint(era, state.blockNumber)) ?? invalid("AncientBirthBlock"),
  cheap: true,
  validate: ({ state, pallets, call }, era) => {
    for (const { rules } of rulesOf(pallets)) {
      const longest = rules.longestEra?.(call);
      if (longest !== undefined && (era.type === "Immortal" || era.period > longest)) invalid("Stale");
    }
    if (era.type === "Immortal") return undefined;
    return { longevity: BigInt(eraEnd(era, state.blockNumber) - state.blockNumber) };
  },
});

/** Tag by which the pool orders transactions of one account. */
const nonceTag = (who: Uint8Array, nonce: number): Uint8Array => concat(who, u32.encode(nonce));

export const CheckNonce = extension({
  identifier: "CheckNonce",
  codec: wrapping(compact(alias(u32, "T::Nonce")), "node_subtensor_runtime::check_nonce::CheckNonce"),
  ...noImplicit,
  // The account need not exist: hotkeys need no TAO for calls that cost nothing, and who earned only alpha pays in
  // alpha. Whether a fee is paid is for the extension to say that charges it.
  cheap: true,
  validate: ({ state, who, forPool }, nonce) => {
    const account = Account.peek(state, who);
    if (nonce < account.nonce) invalid("Stale");
    // In a block nothing waits: what follows costs more.
    if (nonce > account.nonce && !forPool) invalid("Future");
    return {
      provides: [nonceTag(who, nonce)],
      requires: nonce > account.nonce ? [nonceTag(who, nonce - 1)] : [],
    };
  },
  prepare: ({ state, who }, nonce) => {
    const account = Account.peek(state, who);
    // The nonce is the account's: in a block no other passes `validate`, and no account is written between the two.
    // After the last nonce the account would start anew, and every transaction of it could be made again.
    if (nonce === U32_MAX) invalid("Stale");
    Account.set(state, who, { ...account, nonce: nonce + 1 });
  },
});

export const CheckWeight = extension({
  identifier: "CheckWeight",
  codec: nothing(system("check_weight::CheckWeight")),
  ...noImplicit,
  cheap: true,
  validate: (transaction) => {
    // The length is checked twice: by the widest limit before `cost` weighs the call, by that of its class after.
    checkExtrinsicLength(transaction.length);
    checkExtrinsicLimits(transaction.cost);
  },
  prepare: ({ state, who, info, cost }) => {
    reserveBlockSpace(state, cost);
    if (!info.paysFee) reserveFreeSpace(state, who, cost);
    return ({ weight }) => returnBlockWeight(state, subtractWeights(cost.weight, weight), cost.class);
  },
});
