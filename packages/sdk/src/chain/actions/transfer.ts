import type { RuntimeCall } from "../../descriptors/generated/call.ts";
import { ensureAddress } from "../address.ts";
import { ensureRao } from "../amount.ts";
import type { Chain } from "../chain.ts";
import { tx } from "../reads/typed.ts";
import type { Inclusion, Signer, SubmitOptions } from "../transactions/submission.ts";
import { getBalance } from "./balance.ts";
import { estimateFee } from "./estimateFee.ts";

/** Receiver of TAO. */
export interface Receiver {
  /** SS58 address. */
  readonly to: string;
  /** True when the address may be of another network. Default: it may not. */
  readonly anyNetwork?: boolean | undefined;
}

/** A transfer of TAO. */
export interface Transfer extends Receiver {
  /** In rao. */
  readonly amount: bigint;
  /** True when the sender's account may vanish when too little is left. Default: it may not. */
  readonly allowDeath?: boolean;
}

/** A transfer that stands in a block. */
export interface TransferInclusion extends Inclusion {
  /** Amount that the receiver got, in rao, by the transfer's event. */
  readonly amount: bigint;
}

/** Amounts that an account can send now, in rao. */
export interface Transferable {
  /** At most; taken from the rest. */
  readonly fee: bigint;
  /** If the account is to go on. */
  readonly keepingAlive: bigint;
  /** If it is emptied. */
  readonly all: bigint;
}

/** Makes the call that sends TAO. @throws ChainError `INVALID_ADDRESS`, `OTHER_NETWORK`, `INVALID_AMOUNT` */
export function transferCall({ to, amount, allowDeath = false, anyNetwork }: Transfer): RuntimeCall {
  ensureAddress(to, anyNetwork);
  ensureRao(amount, "the amount");
  const args = { dest: { type: "Id", value: to }, value: amount } as const;
  return allowDeath ? tx.Balances.transfer_allow_death(args) : tx.Balances.transfer_keep_alive(args);
}

async function send(
  chain: Chain,
  signer: Signer,
  call: RuntimeCall,
  options?: SubmitOptions,
): Promise<TransferInclusion> {
  const inclusion = await chain.submit(call, signer, options);
  const moved = inclusion.events.find((event) => event.is("Balances", "Transfer"));
  // Nothing moves when an account sends to itself.
  return { ...inclusion, amount: moved?.data.amount ?? 0n };
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
  const call = tx.Balances.transfer_all({ dest: { type: "Id", value: to }, keep_alive: false });
  return send(chain, signer, call, options);
}

/** Reads what an account can send now, its fee set aside. @throws ChainError */
export async function getTransferable(chain: Chain, from: string): Promise<Transferable> {
  const [{ free, reserved, frozen }, least] = await Promise.all([
    getBalance(chain, from),
    chain.constants.Balances.ExistentialDeposit(),
  ]);
  // The longest amount, sent to oneself: no other costs more.
  const fee = await estimateFee(chain, transferCall({ to: from, amount: free, anyNetwork: true }), from);
  const locked = frozen > reserved ? frozen - reserved : 0n;
  const beyond = (kept: bigint): bigint => (free > kept + fee ? free - kept - fee : 0n);
  // What is reserved or frozen keeps the account in being.
  const all = beyond(reserved > 0n && locked < least ? least : locked);
  return { fee, keepingAlive: beyond(locked > least ? locked : least), all };
}
