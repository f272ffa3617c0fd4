import { z } from "zod";
import { ensureAddress } from "../address.ts";
import { ensureRao } from "../amount.ts";
import type { Chain } from "../chain.ts";
import { expectValue } from "../expectValue.ts";
import type { Signer } from "../signer.ts";
import type { Call, Inclusion, SubmitOptions } from "../submission.ts";
import { getBalance } from "./balance.ts";
import { estimateFee } from "./estimateFee.ts";

/** Who gets TAO. */
export interface Receiver {
  /** SS58 address. */
  readonly to: string;
  /** Whether the address may be of another network. Default: it may not. */
  readonly anyNetwork?: boolean | undefined;
}

/** A transfer of TAO. */
export interface Transfer extends Receiver {
  /** In rao. */
  readonly amount: bigint;
  /** Whether the sender's account may vanish when too little is left. Default: it may not. */
  readonly allowDeath?: boolean;
}

/** A transfer that stands in a block. */
export interface TransferInclusion extends Inclusion {
  /** What the receiver got, in rao, by the transfer's event. */
  readonly amount: bigint;
}

/** What an account can send now, in rao. */
export interface Transferable {
  /** At most; taken from the rest. */
  readonly fee: bigint;
  /** If the account is to go on. */
  readonly keepingAlive: bigint;
  /** If it is emptied. */
  readonly all: bigint;
}

const transferred = z.object({ amount: z.bigint() });

function transferCall({ to, amount, allowDeath = false, anyNetwork }: Transfer): Call {
  ensureAddress(to, anyNetwork);
  ensureRao(amount, "the amount");
  const name = allowDeath ? "transfer_allow_death" : "transfer_keep_alive";
  return { pallet: "Balances", name, args: { dest: { type: "Id", value: to }, value: amount } };
}

async function send(chain: Chain, signer: Signer, call: Call, options?: SubmitOptions): Promise<TransferInclusion> {
  const inclusion = await chain.submit(call, signer, options);
  const event = inclusion.events.find(({ pallet, name }) => pallet === "Balances" && name === "Transfer");
  // Nothing moves when an account sends to itself.
  if (event === undefined) return { ...inclusion, amount: 0n };
  return { ...inclusion, amount: expectValue(transferred, event.data, "the event Transfer").amount };
}

/** Sends TAO. @throws ChainError `INVALID_ADDRESS`, `OTHER_NETWORK`, `INVALID_AMOUNT`; TransactionFailure */
export async function transfer(
  chain: Chain,
  signer: Signer,
  what: Transfer,
  options?: SubmitOptions,
): Promise<TransferInclusion> {
  return send(chain, signer, transferCall(what), options);
}

/**
 * Sends all that an account can send, which ends it. @throws ChainError `INVALID_ADDRESS`, `OTHER_NETWORK`;
 * TransactionFailure
 */
export async function transferAll(
  chain: Chain,
  signer: Signer,
  { to, anyNetwork }: Receiver,
  options?: SubmitOptions,
): Promise<TransferInclusion> {
  ensureAddress(to, anyNetwork);
  const args = { dest: { type: "Id", value: to }, keep_alive: false };
  return send(chain, signer, { pallet: "Balances", name: "transfer_all", args }, options);
}

/** What an account can send now, its fee set aside. @throws ChainError */
export async function getTransferable(chain: Chain, from: string): Promise<Transferable> {
  const [{ free, reserved, frozen }, deposit] = await Promise.all([
    getBalance(chain, from),
    chain.constant("Balances", "ExistentialDeposit"),
  ]);
  // The longest amount, sent to oneself: no other costs more.
  const fee = await estimateFee(chain, transferCall({ to: from, amount: free, anyNetwork: true }), from);
  const least = expectValue(z.bigint(), deposit, "Balances.ExistentialDeposit");
  const locked = frozen > reserved ? frozen - reserved : 0n;
  const beyond = (kept: bigint): bigint => (free > kept + fee ? free - kept - fee : 0n);
  // What is reserved or frozen keeps the account in being.
  const all = beyond(reserved > 0n && locked < least ? least : locked);
  return { fee, keepingAlive: beyond(locked > least ? locked : least), all };
}
