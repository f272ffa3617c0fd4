import { type Chain, type Inclusion, tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { openActor, performCall } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { ensureSubnet } from "../shared/subnets.ts";

/** Options of `tao stake claim-type`. */
export interface ClaimTypeFlags extends ActionFlags {
  /** Subnets whose alpha is kept. */
  readonly subnets?: readonly number[];
}

type ClaimType = Awaited<ReturnType<typeof claimTypeOf>>;

function claimTypeOf(chain: Chain, coldkey: string, at?: string) {
  return chain.at(at).query.SubtensorModule.RootClaimType(coldkey);
}

function wordsOf(type: ClaimType): string {
  if (type.type === "Swap") return "sold for TAO, which is staked on root";
  if (type.type === "Keep") return "kept as alpha";
  return `kept as alpha on subnets ${type.value.subnets.join(", ")}, and sold for TAO on others`;
}

/** Shows what becomes of root dividends. @throws WalletError; ChainError */
export async function showClaimType(flags: ClaimTypeFlags, printer: Printer): Promise<void> {
  const { coldkeyAddress: coldkey } = await openActor(flags);
  await withChain(flags.url, async (chain) => {
    const type = await claimTypeOf(chain, coldkey);
    printer.result({ coldkey, type }, () => `What stake of ${coldkey} on root earns is ${out.bold(wordsOf(type))}`);
  });
}

/**
 * Chooses what becomes of root dividends.
 *
 * @throws CliError `UNKNOWN_SUBNET`, and as `perform`; WalletError; ChainError
 */
export async function chooseClaimType(chosen: "swap" | "keep", flags: ClaimTypeFlags, printer: Printer): Promise<void> {
  const wallet = await openActor(flags);
  const coldkey = wallet.coldkeyAddress;
  const subnets = [...new Set(flags.subnets)].sort((a, b) => a - b);
  const keep: ClaimType = subnets.length === 0 ? { type: "Keep" } : { type: "KeepSubnets", value: { subnets } };
  const type: ClaimType = chosen === "swap" ? { type: "Swap" } : keep;
  await withChain(flags.url, async (chain) => {
    for (const netuid of subnets) await ensureSubnet(chain, netuid);
    const call = tx.SubtensorModule.set_root_claim_type({ new_root_claim_type: type });
    const told = async ({ blockHash }: Inclusion) => {
      const after = await claimTypeOf(chain, coldkey, blockHash);
      return {
        value: { type: after },
        text: `What stake of ${coldkey} on root earns is ${out.bold(wordsOf(after))} now`,
      };
    };
    const what = `From now on, what stake of ${coldkey} on root earns is ${wordsOf(type)}`;
    const known = { type: null };
    await performCall(chain, { wallet, what, call, told, known }, flags, printer);
  });
}
