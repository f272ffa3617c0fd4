import { tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import { CliError } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { grouped } from "../output/units.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { openActor, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { ensureSubnetOwner } from "../shared/subnets.ts";

/**
 * Starts a subnet.
 *
 * @throws CliError `NOT_THE_OWNER`, `SUBNET_STARTED`, `TOO_EARLY`, and as `perform`; WalletError; ChainError
 */
export async function startSubnet(netuid: number, flags: ActionFlags, printer: Printer): Promise<void> {
  const wallet = await openActor(flags);
  await withChain(flags.url, async (chain) => {
    await ensureSubnetOwner(chain, netuid, wallet.coldkeyAddress);
    const { FirstEmissionBlockNumber, NetworkRegisteredAt, StartCallDelay } = chain.query.SubtensorModule;
    const [first, registered, delay, { number }] = await Promise.all([
      FirstEmissionBlockNumber(netuid),
      NetworkRegisteredAt(netuid),
      StartCallDelay(),
      chain.head(),
    ]);
    if (first !== undefined)
      throw new CliError(
        "SUBNET_STARTED",
        `subnet ${netuid} has started at block ${grouped(first)}`,
        "Nothing is to be done.",
      );
    const earliest = Number(registered + delay);
    if (number + 1 < earliest) {
      const message = `subnet ${netuid} cannot start before block ${grouped(earliest)}; block ${grouped(number)} is the last`;
      throw new CliError("TOO_EARLY", message, "Run it again then.");
    }
    const told = async ({ blockHash: at }: { readonly blockHash: string }) => {
      const startedAt = Number(await chain.at(at).query.SubtensorModule.FirstEmissionBlockNumber(netuid));
      return {
        value: { netuid, startedAt },
        text: `${out.bold(`Subnet ${netuid}`)} emits from block ${grouped(startedAt)} on`,
      };
    };
    const call = tx.SubtensorModule.start_call({ netuid });
    const known = { netuid, startedAt: null };
    await performCall(chain, { wallet, what: `Start subnet ${netuid}`, call, told, known }, flags, printer);
  });
}
