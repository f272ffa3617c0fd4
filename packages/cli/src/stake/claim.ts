import { type Chain, ChainError, getBlock, getStakes, planCall, type StakePosition, tx } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { formatTao } from "../output/units.ts";
import { stakeUnit } from "../shared/actions/effect.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { perform, renderInclusion } from "../shared/actions/perform.ts";
import { readAfter } from "../shared/actions/readAfter.ts";
import { openActor } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";

const ROOT = 0;

/** Position with what a claim brought it, in rao. */
interface Claimed extends StakePosition {
  readonly gain: bigint;
}

/** Returns the positions that hold more after a claim on these subnets than before it: there, or on root. */
export function claimedBetween(
  before: readonly StakePosition[],
  after: readonly StakePosition[],
  subnets: readonly number[],
): readonly Claimed[] {
  return after.flatMap((one) => {
    const was = before.find(({ hotkey, netuid }) => hotkey === one.hotkey && netuid === one.netuid)?.stake ?? 0n;
    const isMeant = one.netuid === ROOT || subnets.includes(one.netuid);
    return isMeant && one.stake > was ? [{ ...one, gain: one.stake - was }] : [];
  });
}

/** Reads what the block of a claim brought. @throws ChainError */
async function claimedIn(chain: Chain, coldkey: string, subnets: readonly number[], blockHash: string) {
  const block = await getBlock(chain, blockHash);
  if (block === undefined)
    throw new ChainError("UNEXPECTED_VALUE", `the node has no block ${blockHash}`, "Ask it again, or another node.");
  const [before, after] = await Promise.all([
    getStakes(chain, coldkey, { at: block.head.parentHash }),
    getStakes(chain, coldkey, { at: blockHash }),
  ]);
  return claimedBetween(before, after, subnets);
}

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
    const { value: stakes, unread } = await readAfter(printer, () => claimedIn(chain, coldkey, subnets, blockHash));
    printer.result({ coldkey, subnets, stakes, fee, hash, blockHash, ...unread }, () => {
      if (stakes === null) return `In a block: ${what}\n${renderInclusion(done)}`;
      const lines = stakes.map(({ netuid, hotkey, stake, gain }) => {
        const more = `${out.bold(formatTao(gain))} ${stakeUnit(netuid)}`;
        return `${more} came to the stake behind ${hotkey}: ${formatTao(stake)} now`;
      });
      return `${lines.length === 0 ? "There was nothing to claim." : lines.join("\n")}\n${renderInclusion(done)}`;
    });
  });
}
