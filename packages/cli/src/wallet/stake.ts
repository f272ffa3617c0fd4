import {
  addStake,
  type Chain,
  ensureAddress,
  getBalance,
  getStakes,
  removeStake,
  type StakeInclusion,
} from "@opentao/sdk/chain";
import { readMetagraph } from "@opentao/sdk/metagraph";
import { openWallet, type Wallet } from "@opentao/sdk/wallet";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";
import { atTerminal } from "../shared/passwords.ts";
import { hotkeyNamed, named } from "../shared/receivers.ts";
import { withWaitingNote } from "./waitingNote.ts";

/** Options of `tao wallet stake` and `tao wallet unstake`. */
export interface StakeFlags {
  readonly json: boolean;
  readonly wallet: string;
  readonly hotkey: string;
  readonly wallets?: string;
  readonly url: string;
  /** Address, contact or UID of a hotkey that is not the wallet's own. */
  readonly behind?: string;
}

/** Subnet and hotkey of a stake. */
interface Position {
  readonly netuid: number;
  readonly hotkey: string;
}

const UID = /^\d{1,5}$/;

/**
 * Opens the wallet, and finds the hotkey that is named, with its address shown: a mistyped one is refused before a
 * password is asked for.
 */
async function openStaker(
  flags: StakeFlags,
  printer: Printer,
): Promise<{ wallet: Wallet; behind: string | undefined }> {
  const { wallets: root, wallet: name, hotkey } = flags;
  let { behind } = flags;
  if (behind !== undefined && !UID.test(behind)) {
    const other = hotkeyNamed(behind, root);
    ensureAddress(other.address);
    if (other.name !== undefined) printer.note(`Behind ${named(other)}`);
    behind = other.address;
  }
  return { wallet: await openWallet({ root, name, hotkey, ...atTerminal }), behind };
}

/** Returns the address of the named hotkey, or of the wallet's own. @throws CliError `UNKNOWN_UID`; WalletError */
async function hotkeyOf(chain: Chain, netuid: number, wallet: Wallet, behind: string | undefined): Promise<string> {
  if (behind === undefined) return (await wallet.hotkey()).address;
  if (!UID.test(behind)) return behind;
  const neuron = (await readMetagraph(chain, netuid)).neurons[Number(behind)];
  if (neuron !== undefined) return neuron.hotkey;
  throw new CliError(
    "UNKNOWN_UID",
    `subnet ${netuid} has no UID ${behind}`,
    `\`tao metagraph ${netuid}\` shows which it has.`,
  );
}

/** Prints the result, which is read from the transaction's events. */
async function printResult(
  chain: Chain,
  done: StakeInclusion,
  from: string,
  position: Position,
  title: string,
  printer: Printer,
) {
  const { tao, alpha, fee, hash, blockHash, events } = done;
  const inAlpha = events.some(({ name }) => name === "TransactionFeePaidWithAlpha") ? ", paid in alpha" : "";
  const left = (await getBalance(chain, from, { at: blockHash })).free;
  printer.result({ coldkey: from, ...position, tao, alpha, fee, left, hash, blockHash }, () =>
    [title, `fee   ${formatTao(fee)} TAO${inAlpha}; ${formatTao(left)} TAO are left`, `block ${blockHash}`].join("\n"),
  );
}

/**
 * Buys a subnet's alpha with TAO and stakes it behind a hotkey.
 *
 * @param amount - in rao
 * @throws CliError `BALANCE_TOO_LOW`; WalletError; ChainError; TransactionFailure
 */
export async function stakeTao(netuid: number, amount: bigint, flags: StakeFlags, printer: Printer): Promise<void> {
  const { wallet, behind } = await openStaker(flags, printer);
  const from = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    const hotkey = await hotkeyOf(chain, netuid, wallet, behind);
    const { free } = await getBalance(chain, from);
    if (amount >= free)
      throw new CliError(
        "BALANCE_TOO_LOW",
        `${from} has ${formatTao(free)} TAO, of which a fee is to be paid too`,
        "Stake less, or bring TAO there first.",
      );
    const coldkey = await wallet.coldkey();
    const done = await withWaitingNote(printer, (options) =>
      addStake(chain, coldkey, { hotkey, netuid, amount }, options),
    );
    const title = `Staked ${out.bold(formatTao(done.tao))} TAO on subnet ${netuid}: ${formatTao(done.alpha)} alpha behind ${hotkey}`;
    await printResult(chain, done, from, { netuid, hotkey }, title, printer);
  });
}

/**
 * Sells staked alpha for TAO.
 *
 * @param amount - alpha in rao, or all of it
 * @throws CliError `STAKE_TOO_LOW`; WalletError; ChainError; TransactionFailure
 */
export async function unstakeAlpha(netuid: number, amount: bigint | "all", flags: StakeFlags, printer: Printer) {
  const { wallet, behind } = await openStaker(flags, printer);
  const from = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    const hotkey = await hotkeyOf(chain, netuid, wallet, behind);
    const stakes = await getStakes(chain, from);
    const held = stakes.find((one) => one.netuid === netuid && one.hotkey === hotkey)?.stake ?? 0n;
    if (held === 0n || (amount !== "all" && amount > held))
      throw new CliError(
        "STAKE_TOO_LOW",
        `${from} has ${formatTao(held)} alpha on subnet ${netuid} behind ${hotkey}`,
        `Unstake no more than that, or name the hotkey with --behind; \`tao wallet balance ${from}\` lists what lies where.`,
      );
    const coldkey = await wallet.coldkey();
    const change = { hotkey, netuid, amount: amount === "all" ? held : amount };
    const done = await withWaitingNote(printer, (options) => removeStake(chain, coldkey, change, options));
    const title = `Unstaked ${formatTao(done.alpha)} alpha of subnet ${netuid} for ${out.bold(formatTao(done.tao))} TAO`;
    await printResult(chain, done, from, { netuid, hotkey }, title, printer);
  });
}
