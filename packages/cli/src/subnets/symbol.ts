import { tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { openActor, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { ensureSubnetOwner } from "../shared/subnets.ts";

/** Gives alpha another symbol. @throws CliError `NOT_THE_OWNER`, and as `perform`; WalletError; ChainError */
export async function setSymbol(netuid: number, symbol: string, flags: ActionFlags, printer: Printer): Promise<void> {
  const wallet = await openActor(flags);
  await withChain(flags.url, async (chain) => {
    await ensureSubnetOwner(chain, netuid, wallet.coldkeyAddress);
    const before = new TextDecoder().decode(await chain.query.SubtensorModule.TokenSymbol(netuid));
    const call = tx.SubtensorModule.update_symbol({ netuid, symbol: new TextEncoder().encode(symbol) });
    const what = `Change the symbol of subnet ${netuid} from ${before} to ${symbol}`;
    const told = () => ({
      value: { netuid, before, symbol },
      text: `The alpha of subnet ${netuid} is ${out.bold(symbol)} now`,
    });
    const known = { netuid, before, symbol };
    await performCall(chain, { wallet, what, call, told, known }, flags, printer);
  });
}
