import { type Inclusion, tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { counted } from "../output/units.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { openActor, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { ensureSubnetOwner } from "../shared/subnets.ts";

/**
 * Removes neurons of a subnet beyond a number: those with the least emission that are not protected.
 *
 * @throws CliError `NOT_THE_OWNER`, `NO_CHANGE`, and as `perform`; WalletError; ChainError
 */
export async function trimSubnet(netuid: number, most: number, flags: ActionFlags, printer: Printer): Promise<void> {
  const wallet = await openActor(flags);
  await withChain(flags.url, async (chain) => {
    await ensureSubnetOwner(chain, netuid, wallet.coldkeyAddress);
    const before = await chain.query.SubtensorModule.SubnetworkN(netuid);
    if (before <= most) {
      const message = `subnet ${netuid} has ${counted(before, "neuron")}, and none would have to go`;
      throw new CliError("NO_CHANGE", message, `\`tao subnets set ${netuid} max_allowed_uids\` limits those to come.`);
    }
    const call = tx.AdminUtils.sudo_trim_to_max_allowed_uids({ netuid, max_n: most });
    const what = `Remove ${counted(before - most, "neuron")} of ${before} from subnet ${netuid}, which has ${most} at most then`;
    const told = async ({ blockHash }: Inclusion) => {
      const after = await chain.at(blockHash).query.SubtensorModule.SubnetworkN(netuid);
      const text = `Subnet ${netuid} had ${counted(before, "neuron")} and has ${out.bold(String(after))} now`;
      return { value: { netuid, before, after }, text };
    };
    const known = { netuid, before, after: null };
    await performCall(chain, { wallet, what, call, told, known }, flags, printer);
  });
}
