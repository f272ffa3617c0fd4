import { getStakes, planCall, tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import { stakeUnit } from "../shared/actions/effect.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { perform, renderInclusion } from "../shared/actions/perform.ts";
import { readAfter } from "../shared/actions/readAfter.ts";
import { openActor } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";

/**
 * Takes what a coldkey's stake on root has earned on some subnets.
 *
 * @throws CliError as `perform`; WalletError; ChainError; TransactionFailure
 */
export async function claimRoot(subnets: readonly number[], flags: ActionFlags, printer: Printer): Promise<void> {
  const wallet = await openActor(flags);
  const coldkey = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    const plan = await planCall(chain, coldkey, tx.SubtensorModule.claim_root({ subnets: [...subnets] }));
    const what = `Claim what stake on root has earned on ${subnets.map((netuid) => `subnet ${netuid}`).join(", ")}`;
    const done = await perform(chain, { what, plan, key: () => wallet.coldkey() }, flags, printer);
    if (done === undefined) return;
    const { fee, hash, blockHash } = done;
    const { stakes: changes } = plan.preview;
    const { value: stakes, unread } = await readAfter(printer, async () =>
      (await getStakes(chain, coldkey, { at: blockHash })).filter((one) =>
        changes.some(({ netuid, hotkey }) => netuid === one.netuid && hotkey === one.hotkey),
      ),
    );
    printer.result({ coldkey, subnets, stakes, fee, hash, blockHash, ...unread }, () => {
      if (stakes === null) return `In a block: ${what}\n${renderInclusion(done)}`;
      const lines = stakes.map(({ netuid, hotkey, stake }) => {
        return `${out.bold(formatTao(stake))} ${stakeUnit(netuid)} lie behind ${hotkey} now`;
      });
      return `${lines.length === 0 ? "There was nothing to claim." : lines.join("\n")}\n${renderInclusion(done)}`;
    });
  });
}
