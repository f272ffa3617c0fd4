import type { McpServer } from "@modelcontextprotocol/server";
import type { TransactionFailure } from "@opentao/sdk/chain";
import * as z from "zod";
import { SILENT } from "../../output/printer.ts";
import { perform } from "../../shared/actions/perform.ts";
import { OutcomeUnknown } from "../../shared/ledger/record.ts";
import { receiverOf } from "../../shared/receivers.ts";
import { account } from "../amounts.ts";
import { type Agent, addTool, type ToolContext } from "../context.ts";
import { spentBy } from "../spending.ts";
import { type Kind, MOVE, type Planned, REGISTER, STAKE, TRANSFER, UNSTAKE } from "./plans.ts";

/** Renders a failure for an agent. */
function failureOf(error: TransactionFailure | undefined) {
  if (error === undefined) return null;
  return { pallet: error.pallet, name: error.error, message: error.message, hint: error.hint };
}

/** Renders what a plan would do. Amounts in rao. */
function effectOf({ what, plan, most }: Planned) {
  const { address, preview, worst } = plan;
  return { what, address, ...preview, error: failureOf(preview.error), worst: worst ?? null, most: most ?? null };
}

/** Does an action; tells an agent by which tool it finds one of which it is not known what became. */
async function performed<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) throw error;
    throw new OutcomeUnknown(error.transaction, error.cause, "Do not repeat it: the tool pending finds it.");
  }
}

/** Runs one action after the other: what one spends, the next one knows. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act, act);
    this.#last = turn;
    return turn;
  }
}

function addPreview<Schema extends z.ZodObject>(server: McpServer, context: ToolContext, kind: Kind<Schema>): void {
  const action: z.ZodObject = kind.input;
  addTool(server, `preview_${kind.name}`, {
    title: `${kind.title}: what it would do`,
    description: "Signs nothing: tells what the account would hold, the fee, prices, and what could go wrong. In rao.",
    input: z.strictObject({ account, action }),
    run: async (given) => {
      const { address } = await receiverOf(given.account, context.wallets);
      const chain = await context.chain();
      const input = kind.input.parse(given.action);
      return effectOf(await kind.plan({ chain, address, wallets: context.wallets }, input));
    },
  });
}

function addAction<Schema extends z.ZodObject>(
  server: McpServer,
  context: ToolContext,
  { wallet, limit }: Agent,
  turns: Turns,
  kind: Kind<Schema>,
): void {
  const address = wallet.coldkeyAddress;
  addTool(server, kind.name, {
    title: kind.title,
    description: `Signs with the wallet ${address} and waits for a block. Fails, and signs nothing, beyond the spending limit.`,
    input: kind.input,
    acts: true,
    run: (input) =>
      turns.take(async () => {
        const chain = await context.chain();
        const planned = await kind.plan({ chain, address, wallets: context.wallets }, input);
        const flags = { json: true, yes: true, dryRun: false, wait: "block" } as const;
        const { SwapRuntimeApi } = chain.apis;
        const spent = await spentBy(planned, (netuid) => SwapRuntimeApi.current_alpha_price({ netuid }));
        // What would fail is refused before anything counts as spent.
        if (planned.plan.preview.error === undefined) limit.take(spent);
        const place = { url: context.url, ...(context.wallets === undefined ? {} : { wallets: context.wallets }) };
        const key = () => wallet.coldkey();
        const done = await performed(() => perform(chain, { ...planned, key }, { ...flags, ...place }, SILENT));
        const { hash, blockHash, fee } = done ?? {};
        return { what: planned.what, hash, blockHash, fee, spent, left: limit.left };
      }),
  });
}

/** Registers the tools that preview actions, and those that do them where that is allowed. */
export function addActions(server: McpServer, context: ToolContext): void {
  const turns = new Turns();
  const add = <Schema extends z.ZodObject>(kind: Kind<Schema>): void => {
    addPreview(server, context, kind);
    if (context.agent !== undefined) addAction(server, context, context.agent, turns, kind);
  };
  add(TRANSFER);
  add(STAKE);
  add(UNSTAKE);
  add(MOVE);
  add(REGISTER);
}
