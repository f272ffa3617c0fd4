import { ensureAddress, getBalance, getTransferable, planCall, transferCall, tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { perform, renderInclusion } from "../shared/actions/perform.ts";
import { readAfter, renderRead } from "../shared/actions/readAfter.ts";
import { openActor } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { named, receiverOf } from "../shared/receivers.ts";

/** Options of `tao wallet transfer`. */
export interface TransferFlags extends ActionFlags {
  readonly all: boolean;
  readonly anyNetwork: boolean;
}

/** Amount in rao, or all of it. */
export type Amount = bigint | "all";

function tooLow(from: string, free: bigint, most: bigint, all: bigint, fee: bigint): CliError {
  const message = `${from} has ${formatTao(free)} TAO: at most ${formatTao(most)} can be sent, since the fee is about ${formatTao(fee)} and the account is to go on`;
  const hint =
    all > most
      ? `Send at most ${formatTao(most)} TAO, or everything with --all.`
      : "Bring TAO there first, sell what is staked (tao stake remove), or send from another wallet (--wallet NAME).";
  return new CliError("BALANCE_TOO_LOW", message, hint);
}

/**
 * Sends TAO and waits until the transaction stands in a block. The result is read from its events.
 *
 * @param given - address of the receiver, or the name of a contact or wallet
 * @throws CliError `BALANCE_TOO_LOW`, `NOT_AN_ADDRESS`, `NAME_AMBIGUOUS`, and as `perform`; CryptoError
 * `INVALID_ADDRESS`; WalletError; ChainError `OTHER_NETWORK`; TransactionFailure
 */
export async function sendTao(given: string, amount: Amount, flags: TransferFlags, printer: Printer): Promise<void> {
  const { anyNetwork } = flags;
  // Before a password is asked for.
  const receiver = await receiverOf(given, flags.wallets);
  const { address: to, name: toName } = receiver;
  ensureAddress(to, anyNetwork);
  const wallet = await openActor(flags);
  const from = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    const [{ free }, { fee: estimate, keepingAlive, all }] = await Promise.all([
      getBalance(chain, from),
      getTransferable(chain, from),
    ]);
    if (amount === "all" ? all === 0n : amount > keepingAlive) throw tooLow(from, free, keepingAlive, all, estimate);
    if (toName !== undefined) printer.note(`To ${named(receiver)}`);
    const call =
      amount === "all"
        ? tx.Balances.transfer_all({ dest: { type: "Id", value: to }, keep_alive: false })
        : transferCall({ to, anyNetwork, amount });
    const what = `Send ${amount === "all" ? "everything" : `${formatTao(amount)} TAO`} to ${named(receiver)}`;
    const plan = await planCall(chain, from, call);
    const done = await perform(chain, { what, plan, key: () => wallet.coldkey() }, flags, printer);
    if (done === undefined) return;
    const { hash, blockHash, fee, events } = done;
    const { value, unread } = await readAfter(printer, async () => ({
      // Nothing moves when an account sends to itself.
      sent: events.find((event) => event.is("Balances", "Transfer"))?.data.amount ?? 0n,
      left: (await getBalance(chain, from, { at: blockHash })).free,
    }));
    const { sent, left } = value ?? { sent: null, left: null };
    printer.result({ from, to, toName, amount: sent, fee, left, hash, blockHash, ...unread }, () => {
      const title = `Sent ${out.bold(renderRead(sent))} TAO to ${named(receiver)}`;
      return `${title}\n${renderInclusion(done)}\nleft  ${renderRead(left)} TAO`;
    });
  });
}
