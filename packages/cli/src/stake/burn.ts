import { type Inclusion, missingEvent, planStakeBurn } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import { stakeUnit } from "../shared/actions/effect.ts";
import { perform, renderInclusion } from "../shared/actions/perform.ts";
import { readAfter, renderRead } from "../shared/actions/readAfter.ts";
import { withChain } from "../shared/connection.ts";
import { ensureSubnet } from "../shared/subnets.ts";
import { hotkeyOf, openStaker } from "./hotkeys.ts";
import type { TradeFlags } from "./options.ts";

function burnedIn({ events }: Inclusion): bigint {
  const event = events.find((one) => one.is("SubtensorModule", "AddStakeBurn"));
  if (event === undefined) throw missingEvent("AddStakeBurn");
  return event.data.alpha;
}

/**
 * Buys a subnet's alpha for TAO and burns it.
 *
 * @param amount - TAO, in rao
 * @throws CliError `UNKNOWN_SUBNET`, and as `perform`; WalletError; ChainError; TransactionFailure
 */
export async function burnAlpha(netuid: number, amount: bigint, flags: TradeFlags, printer: Printer): Promise<void> {
  const { wallet, behind } = await openStaker(flags, printer);
  const coldkey = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    await ensureSubnet(chain, netuid);
    const hotkey = await hotkeyOf(chain, netuid, wallet, behind);
    const plan = await planStakeBurn(chain, coldkey, { netuid, hotkey, amount }, { tolerance: flags.tolerance });
    const what = `Buy ${stakeUnit(netuid)} of subnet ${netuid} for ${formatTao(amount)} TAO and burn it`;
    const done = await perform(chain, { what, plan, key: () => wallet.coldkey() }, flags, printer);
    if (done === undefined) return;
    const { value: alpha, unread } = await readAfter(printer, () => burnedIn(done));
    const { fee, hash, blockHash } = done;
    printer.result({ coldkey, netuid, hotkey, tao: amount, alpha, fee, hash, blockHash, ...unread }, () => {
      const title = `Burned ${out.bold(renderRead(alpha))} ${stakeUnit(netuid)} for ${formatTao(amount)} TAO`;
      return `${title}\n${renderInclusion(done)}`;
    });
  });
}
