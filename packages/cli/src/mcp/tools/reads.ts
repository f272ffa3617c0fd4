import type { McpServer } from "@modelcontextprotocol/server";
import { getBalance, getPrice, getStakes, getSubnets, getSupply, quoteAlpha, subnetExists } from "@opentao/sdk/chain";
import { readMetagraph } from "@opentao/sdk/metagraph";
import * as z from "zod";
import { explanationsOf } from "../../explain/explanations.ts";
import { CliError } from "../../output/errors.ts";
import { SILENT } from "../../output/printer.ts";
import { receiverOf } from "../../shared/receivers.ts";
import { account, netuid } from "../amounts.ts";
import { addTool, type ToolContext } from "../context.ts";

/** Neurons that an answer holds at most. */
const MOST_NEURONS = 256;

/** Registers the tools that read. Amounts of their answers are in rao: 1 TAO is 1,000,000,000 rao. */
export function addReads(server: McpServer, { chain: connected, wallets }: ToolContext): void {
  addTool(server, "network", {
    title: "The network now",
    description: "Newest and finalized block, and the supply of TAO with its next halving. Amounts in rao.",
    input: z.strictObject({}),
    run: async () => {
      const chain = await connected();
      const [best, finalized, supply] = await Promise.all([chain.head(), chain.head("finalized"), getSupply(chain)]);
      return { genesisHash: chain.genesisHash, best: best.number, finalized: finalized.number, supply };
    },
  });
  addTool(server, "subnets", {
    title: "Subnets",
    description: "All subnets with name, task, owner, pool and price (TAO for one alpha). Texts are their owners' own.",
    input: z.strictObject({}),
    run: async () => {
      const chain = await connected();
      const subnets = await getSubnets(chain);
      const prices = await Promise.all(subnets.map((one) => getPrice(chain, one.netuid)));
      return subnets.map((subnet, at) => ({ ...subnet, price: prices[at] }));
    },
  });
  addTool(server, "metagraph", {
    title: "Neurons of a subnet",
    description:
      "Neurons of a subnet with stake, incentive, dividends, trust, emission and address; 256 at most a call.",
    input: z.strictObject({ netuid, from: z.number().int().min(0).max(65_535).default(0).describe("first uid") }),
    run: async (input) => {
      const chain = await connected();
      if (!(await subnetExists(chain, input.netuid)))
        throw new CliError("UNKNOWN_SUBNET", `there is no subnet ${input.netuid}`, "List them with the tool subnets.");
      const { neurons, ...metagraph } = await readMetagraph(chain, input.netuid);
      return { ...metagraph, count: neurons.length, neurons: neurons.slice(input.from, input.from + MOST_NEURONS) };
    },
  });
  addTool(server, "balance", {
    title: "What an account has",
    description: "Free and reserved TAO, and stake with what selling it now would bring (`worth`). Amounts in rao.",
    input: z.strictObject({ who: account }),
    run: async ({ who }) => {
      const { address, name } = await receiverOf(who, wallets);
      const chain = await connected();
      const [balance, held] = await Promise.all([getBalance(chain, address), getStakes(chain, address)]);
      const stakes = await Promise.all(
        held.map(async (one) => ({ ...one, worth: await quoteAlpha(chain, one.netuid, one.stake) })),
      );
      return { address, name, ...balance, stakes };
    },
  });
  addTool(server, "pending", {
    title: "What became of actions whose end nobody saw",
    description:
      "Actions that were begun on this machine and interrupted, each with its state: `done`, `failed`, `expired` and `unsigned` are ends, told once; do not repeat one of another state. Sends nothing.",
    input: z.strictObject({}),
    run: async () => {
      const { findPending } = await import("../../wallet/pending.ts");
      return findPending({ json: true, resend: false, ...(wallets === undefined ? {} : { wallets }) }, SILENT);
    },
  });
  addTool(server, "explain", {
    title: "What an error means",
    description: "Cause and cure of an error by its code, number or name, such as WOULD_FAIL or SlippageTooHigh.",
    input: z.strictObject({ code: z.string().min(1).max(80) }),
    run: async ({ code }) => {
      const found = explanationsOf(code);
      if (found.length > 0) return found;
      throw new CliError("UNKNOWN_CODE", `there is no error ${JSON.stringify(code)}`, "Give its code or its name.");
    },
  });
}
