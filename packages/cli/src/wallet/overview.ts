import { type Chain, getBalance, getStakes, quoteAlpha } from "@opentao/sdk/chain";
import { readMetagraph } from "@opentao/sdk/metagraph";
import { type ListedWallet, listWallets, walletsRoot } from "@opentao/sdk/wallet";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import { renderFittingTable } from "../output/fittingTable.ts";
import type { Printer } from "../output/printer.ts";
import { safeCell } from "../output/text.ts";
import { formatTao } from "../output/units.ts";
import { withChain } from "../shared/connection.ts";
import { NEURONS, OWNED, type Owned, type OwnNeuron } from "./overviewTables.ts";

/** Options of `tao wallet overview`. */
export interface OverviewFlags {
  readonly json: boolean;
  readonly wallets?: string;
  readonly url: string;
}

async function ownedBy(chain: Chain, wallet: string, coldkey: string, at: string): Promise<Owned> {
  const [{ free, reserved }, held] = await Promise.all([
    getBalance(chain, coldkey, { at }),
    getStakes(chain, coldkey, { at }),
  ]);
  const positions = held.filter(({ stake }) => stake > 0n);
  const worth = await Promise.all(positions.map(({ netuid, stake }) => quoteAlpha(chain, netuid, stake)));
  const stake = worth.reduce((sum, one) => sum + one, 0n);
  return { wallet, coldkey, free, reserved, stake, total: free + reserved + stake };
}

/** Finds the neurons of hotkeys: each subnet that has one is read once. */
async function neuronsOf(chain: Chain, wallets: readonly ListedWallet[], at: string): Promise<OwnNeuron[]> {
  const keys = wallets.flatMap(({ name: wallet, hotkeys }) =>
    hotkeys.flatMap(({ name: hotkeyName, address: hotkey }) =>
      hotkey === undefined ? [] : [{ wallet, hotkeyName, hotkey }],
    ),
  );
  const memberships = await Promise.all(
    [...new Set(keys.map(({ hotkey }) => hotkey))].map((hotkey) =>
      chain.at(at).query.SubtensorModule.IsNetworkMember.entries(hotkey),
    ),
  );
  const members = memberships.flat().filter(({ value }) => value);
  const netuids = [...new Set(members.map(({ keys: [, netuid] }) => netuid))].sort((a, b) => a - b);
  const found = await Promise.all(
    netuids.map(async (netuid) => {
      const { neurons, block } = await readMetagraph(chain, netuid);
      const byHotkey = new Map(neurons.map((neuron) => [neuron.hotkey, neuron]));
      return keys.flatMap((key): OwnNeuron[] => {
        const neuron = byHotkey.get(key.hotkey);
        if (neuron === undefined) return [];
        const { uid, incentive, dividends, emission, lastUpdate } = neuron;
        const blocksSinceUpdate = Math.max(0, block - lastUpdate);
        return [{ ...key, netuid, uid, incentive, dividends, emission, blocksSinceUpdate }];
      });
    }),
  );
  return found.flat();
}

async function chosenWallets(names: readonly string[], root: string | undefined): Promise<readonly ListedWallet[]> {
  const all = await listWallets(root);
  const missing = names.find((name) => all.every((one) => one.name !== name));
  if (missing === undefined) return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
  const message = `there is no wallet ${JSON.stringify(missing)} in ${walletsRoot(root)}`;
  throw new CliError("NOT_AN_ADDRESS", message, "`tao wallet list` shows which there are.");
}

/**
 * Shows what all wallets of this machine have, or those named, and the neurons of their hotkeys.
 *
 * @throws CliError `NOT_AN_ADDRESS` for a wallet that is not there; WalletError; ChainError
 */
export async function showOverview(names: readonly string[], flags: OverviewFlags, printer: Printer): Promise<void> {
  const wallets = await chosenWallets(names, flags.wallets);
  await withChain(flags.url, async (chain) => {
    const { hash: at, number: block } = await chain.head();
    const known = wallets.flatMap(({ name, coldkeyAddress }) =>
      coldkeyAddress === undefined ? [] : [{ name, coldkeyAddress }],
    );
    const unknown = wallets.filter(({ coldkeyAddress }) => coldkeyAddress === undefined).map(({ name }) => name);
    const [owned, neurons] = await Promise.all([
      Promise.all(known.map(({ name, coldkeyAddress }) => ownedBy(chain, name, coldkeyAddress, at))),
      neuronsOf(chain, wallets, at),
    ]);
    // Two wallets may hold the same coldkey.
    const total = [...new Map(owned.map((one) => [one.coldkey, one.total])).values()].reduce(
      (sum, one) => sum + one,
      0n,
    );
    printer.result({ block, wallets: owned, unknown, total, neurons }, () => {
      if (wallets.length === 0) return `There is no wallet in ${walletsRoot(flags.wallets)}: tao wallet new`;
      return [
        `${out.bold(formatTao(total))} TAO in all at block ${block}, if all stake is sold now, each position by itself`,
        renderFittingTable(OWNED, owned),
        neurons.length === 0
          ? "None of their hotkeys is registered on a subnet."
          : renderFittingTable(NEURONS, neurons),
        ...unknown.map((name) => `${safeCell(name, 64)}: no file tells the address of its coldkey`),
      ].join("\n");
    });
  });
}
