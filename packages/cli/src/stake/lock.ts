import { type Chain, type Inclusion, tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import { stakeUnit } from "../shared/actions/effect.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { openActor, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { receiverOf } from "../shared/receivers.ts";
import { ensureSubnet } from "../shared/subnets.ts";
import { hotkeyOf, openStaker } from "./hotkeys.ts";
import type { ListFlags } from "./list.ts";
import type { StakeFlags } from "./options.ts";

/** Locked stake of a coldkey on a subnet. Alpha, in rao. */
interface Lock {
  readonly netuid: number;
  /** Hotkey that it backs. */
  readonly hotkey: string;
  readonly locked: bigint;
  /** Alpha that can be unstaked. */
  readonly available: bigint;
  readonly isPerpetual: boolean;
}

async function locksOf(chain: Chain, coldkey: string, at?: string): Promise<Lock[]> {
  const reads = chain.at(at);
  const entries = await reads.query.SubtensorModule.Lock.entries({ coldkey });
  const request = { coldkey_accounts: [coldkey], netuids: undefined };
  const [account] = await reads.apis.StakeInfoRuntimeApi.get_stake_availability_for_coldkeys(request);
  const stakes = new Map(account?.[1] ?? []);
  const locks = entries.map(async ({ keys: { netuid, hotkey } }): Promise<Lock> => {
    const { locked = 0n, available = 0n } = stakes.get(netuid) ?? {};
    const decays = await reads.query.SubtensorModule.DecayingLock(coldkey, netuid);
    return { netuid, hotkey, locked, available, isPerpetual: decays === false };
  });
  return (await Promise.all(locks)).sort((a, b) => a.netuid - b.netuid);
}

function render({ netuid, hotkey, locked, available, isPerpetual }: Lock): string {
  const amounts = `${formatTao(locked)} ${stakeUnit(netuid)} locked, ${formatTao(available)} free`;
  return `subnet ${netuid}: ${amounts}; it backs ${hotkey} and ${isPerpetual ? "stays as it is" : "decays"}`;
}

/** Shows what a coldkey has locked. @throws CliError `NOT_AN_ADDRESS`, `NAME_AMBIGUOUS`; ChainError */
export async function showLocks(who: string, flags: ListFlags, printer: Printer): Promise<void> {
  const { address } = await receiverOf(who, flags.wallets);
  await withChain(flags.url, async (chain) => {
    const locks = await locksOf(chain, address);
    printer.result({ coldkey: address, locks }, () =>
      locks.length === 0 ? `${address} has locked nothing.` : locks.map(render).join("\n"),
    );
  });
}

/** Returns what becomes of a coldkey's lock on a subnet. */
function toldOf(chain: Chain, coldkey: string, netuid: number) {
  return async ({ blockHash }: Inclusion) => {
    const lock = (await locksOf(chain, coldkey, blockHash)).find((one) => one.netuid === netuid);
    return { value: { netuid, lock: lock ?? null }, text: lock === undefined ? "" : out.bold(render(lock)) };
  };
}

/** Locks stake in favor of a hotkey. @throws CliError `UNKNOWN_SUBNET`, and as `perform`; WalletError; ChainError */
export async function addLock(netuid: number, amount: bigint, flags: StakeFlags, printer: Printer): Promise<void> {
  const { wallet, behind } = await openStaker(flags, printer);
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    const hotkey = await hotkeyOf(chain, netuid, wallet, behind);
    const call = tx.SubtensorModule.lock_stake({ hotkey, netuid, amount });
    const what = `Lock ${formatTao(amount)} ${stakeUnit(netuid)} on subnet ${netuid} in favor of ${hotkey}`;
    const told = toldOf(chain, wallet.coldkeyAddress, netuid);
    const known = { netuid, lock: null };
    await performCall(chain, { wallet, what, call, told, known }, flags, printer);
  });
}

async function lockOn(chain: Chain, coldkey: string, netuid: number): Promise<Lock> {
  const lock = (await locksOf(chain, coldkey)).find((one) => one.netuid === netuid);
  if (lock !== undefined) return lock;
  const hint = `Lock stake there first: \`tao stake lock add ${netuid} ALPHA\`.`;
  throw new CliError("NO_LOCK", `${coldkey} has locked nothing on subnet ${netuid}`, hint);
}

/** Lets a lock back another hotkey. @throws CliError `NO_LOCK`, and as `perform`; WalletError; ChainError */
export async function moveLock(netuid: number, flags: StakeFlags, printer: Printer): Promise<void> {
  const { wallet, behind } = await openStaker(flags, printer);
  const coldkey = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    const { hotkey: before } = await lockOn(chain, coldkey, netuid);
    const hotkey = await hotkeyOf(chain, netuid, wallet, behind);
    const call = tx.SubtensorModule.move_lock({ destination_hotkey: hotkey, netuid });
    const what = `Let the lock of ${coldkey} on subnet ${netuid} back ${hotkey} instead of ${before}`;
    const known = { netuid, lock: null };
    await performCall(chain, { wallet, what, call, told: toldOf(chain, coldkey, netuid), known }, flags, printer);
  });
}

/** Chooses whether a lock decays. @throws CliError `NO_LOCK`, and as `perform`; WalletError; ChainError */
export async function chooseLockMode(
  netuid: number,
  mode: "perpetual" | "decaying",
  flags: ActionFlags,
  printer: Printer,
): Promise<void> {
  const wallet = await openActor(flags);
  const coldkey = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    await lockOn(chain, coldkey, netuid);
    const call = tx.SubtensorModule.set_perpetual_lock({ netuid, enabled: mode === "perpetual" });
    const what = `From now on, the lock of ${coldkey} on subnet ${netuid} is ${mode}`;
    const known = { netuid, lock: null };
    await performCall(chain, { wallet, what, call, told: toldOf(chain, coldkey, netuid), known }, flags, printer);
  });
}
