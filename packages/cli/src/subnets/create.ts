import { type Inclusion, newSubnetIn, registerNetworkCall, sentIn } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { counted, formatTao } from "../output/units.ts";
import { type KeyFlags, openKeys, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { givenTexts, type IdentityTexts } from "./identity.ts";

/** Options of `tao subnets create`. */
export interface CreateFlags extends KeyFlags, IdentityTexts {}

/** Registers a subnet that the coldkey owns. @throws CliError as `perform`; WalletError; ChainError */
export async function createSubnet(name: string, flags: CreateFlags, printer: Printer): Promise<void> {
  const { wallet, hotkey } = await openKeys(flags);
  await withChain(flags.url, async (chain) => {
    const [cost, delay] = await Promise.all([
      chain.apis.SubnetRegistrationRuntimeApi.get_network_registration_cost(),
      chain.query.SubtensorModule.StartCallDelay(),
    ]);
    const call = registerNetworkCall({ hotkey, identity: { ...givenTexts(flags), name } });
    const what = `Register subnet ${JSON.stringify(name)} of hotkey ${hotkey}, which locks ${formatTao(cost)} TAO now`;
    const told = (done: Inclusion) => {
      const netuid = newSubnetIn(done);
      const paid = sentIn(done.events, wallet.coldkeyAddress);
      const since = delay === 0n ? "" : `, ${counted(delay, "block")} from now on`;
      const next = `Start it with tao subnets start ${netuid}${since}.`;
      const text = `${out.bold(`Subnet ${netuid}`)} is yours, and locks ${formatTao(paid)} TAO. ${next}`;
      return { value: { netuid, name, hotkey, cost: paid }, text };
    };
    const known = { netuid: null, name, hotkey, cost: null };
    await performCall(chain, { wallet, what, call, told, known }, flags, printer);
  });
}
