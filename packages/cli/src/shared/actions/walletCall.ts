import { type Chain, type Inclusion, planCall } from "@opentao/sdk/chain";
import { openWallet, type Wallet } from "@opentao/sdk/wallet";
import type { Printer } from "../../output/printer.ts";
import { ADDRESS_FORM } from "../contacts.ts";
import { atTerminal } from "../passwords.ts";
import { hotkeyNamed } from "../receivers.ts";
import type { ActionFlags } from "./options.ts";
import { type Action, perform, renderInclusion } from "./perform.ts";
import { readAfter } from "./readAfter.ts";

/** Options of a command of a wallet's coldkey about one of its hotkeys. */
export interface KeyFlags extends ActionFlags {
  /** Name of a hotkey of the wallet, or an address. */
  readonly hotkey: string;
}

/** Opens the wallet of a command. @throws WalletError */
export function openActor(flags: Pick<ActionFlags, "wallet" | "wallets">, hotkey?: string): Promise<Wallet> {
  return openWallet({
    root: flags.wallets,
    name: flags.wallet,
    ...(hotkey === undefined ? {} : { hotkey }),
    ...atTerminal,
  });
}

/** Options that name a hotkey. */
type HotkeyFlags = Pick<KeyFlags, "wallet" | "wallets" | "hotkey">;

/**
 * Returns the address of the hotkey that a command means: the one given, or of one of the wallet.
 *
 * @throws WalletError; CryptoError `INVALID_ADDRESS`
 */
export async function hotkeyMeant({ hotkey, ...flags }: HotkeyFlags): Promise<string> {
  if (ADDRESS_FORM.test(hotkey)) return hotkeyNamed(hotkey, flags.wallets).address;
  return (await openActor(flags, hotkey)).hotkeyAddress();
}

/** Opens the wallet of a command, with the hotkey that it means. @throws as {@link hotkeyMeant} */
export async function openKeys(flags: HotkeyFlags): Promise<{ readonly wallet: Wallet; readonly hotkey: string }> {
  return { hotkey: await hotkeyMeant(flags), wallet: await openActor(flags) };
}

/** A call of a wallet's coldkey that stands in a block, as it is told. */
export interface Told {
  readonly value: object;
  readonly text: string;
}

/** A plan that a wallet's coldkey is to carry out. */
export interface WalletPlan extends Pick<Action, "what" | "plan"> {
  readonly wallet: Wallet;
  readonly told: (done: Inclusion) => Told | Promise<Told>;
  /** Value where that cannot be read: what is known all the same, and `null` for the rest. */
  readonly known: object;
}

/** A call that a wallet's coldkey is to make. */
export interface WalletCall extends Omit<WalletPlan, "plan"> {
  readonly call: Parameters<typeof planCall>[2];
}

/** Does what a person wants by one call: as {@link perform}, and prints what became of it. @throws as `perform` */
export async function performCall(
  chain: Chain,
  { call, ...rest }: WalletCall,
  flags: ActionFlags,
  printer: Printer,
): Promise<void> {
  const plan = await planCall(chain, rest.wallet.coldkeyAddress, call);
  await performPlan(chain, { ...rest, plan }, flags, printer);
}

/** Does what a person wants by a plan: as {@link perform}, and prints what became of it. @throws as `perform` */
export async function performPlan(
  chain: Chain,
  { wallet, plan, what, told, known }: WalletPlan,
  flags: ActionFlags,
  printer: Printer,
): Promise<void> {
  const coldkey = wallet.coldkeyAddress;
  const done = await perform(chain, { what, plan, key: () => wallet.coldkey() }, flags, printer);
  if (done === undefined) return;
  const { value: after, unread } = await readAfter(printer, () => told(done));
  const { value, text } = after ?? { value: known, text: `In a block: ${what}` };
  const { fee, hash, blockHash } = done;
  printer.result({ coldkey, ...value, fee, hash, blockHash, ...unread }, () => `${text}\n${renderInclusion(done)}`);
}
