import { getBalance, getStakes } from "@opentao/sdk/chain";
import { out } from "../output/colors.ts";
import type { Printer } from "../output/printer.ts";
import { counted } from "../output/units.ts";
import type { ActionFlags } from "../shared/actions/options.ts";
import { perform, renderInclusion } from "../shared/actions/perform.ts";
import { readAfter, renderRead } from "../shared/actions/readAfter.ts";
import { openActor } from "../shared/actions/walletCall.ts";
import { withChain } from "../shared/connection.ts";
import { readLines } from "./lines.ts";
import { type NamedLine, namedLine } from "./names.ts";
import { Steps } from "./steps.ts";

/** Options of `tao batch`. */
export interface BatchFlags extends ActionFlags {
  readonly tolerance: number;
}

/**
 * Does the actions of a file in one transaction: all of them, or none.
 *
 * @throws CliError `BATCH_INVALID`, `EFFECT_UNKNOWN`, and as `perform`; WalletError; ChainError; TransactionFailure
 */
export async function runBatch(path: string, flags: BatchFlags, printer: Printer): Promise<void> {
  const lines: NamedLine[] = [];
  for (const line of readLines(path)) lines.push(await namedLine(line, flags.wallets));
  const wallet = await openActor(flags);
  const coldkey = wallet.coldkeyAddress;
  await withChain(flags.url, async (chain) => {
    const steps = new Steps(chain, coldkey, flags.tolerance);
    for (const line of lines) await steps.add(line);
    const actions = steps.all.map(({ line, what }) => ({ line, what }));
    const list = actions.map(({ line, what }) => `line ${line}: ${what}`);
    const what = `Do ${counted(actions.length, "action")}, all or none: ${actions.map((one) => one.what).join("; ")}`;
    const plan = { address: coldkey, call: steps.batch(), preview: await steps.preview(), worst: undefined };
    const done = await perform(chain, { what, plan, key: () => wallet.coldkey() }, flags, printer);
    if (done === undefined) return;
    const { fee, hash, blockHash } = done;
    const { value, unread } = await readAfter(printer, async () => {
      const [{ free: left }, stakes] = await Promise.all([
        getBalance(chain, coldkey, { at: blockHash }),
        getStakes(chain, coldkey, { at: blockHash }),
      ]);
      return { left, stakes };
    });
    const { left, stakes } = value ?? { left: null, stakes: null };
    printer.result({ coldkey, actions, stakes, fee, left, hash, blockHash, ...unread }, () => {
      const title = `${out.bold(`Did ${counted(actions.length, "action")}`)}\n${list.join("\n")}`;
      return `${title}\n${renderInclusion(done)}\nleft  ${renderRead(left)} TAO`;
    });
  });
}
