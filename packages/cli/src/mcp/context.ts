import type { CallToolResult, McpServer } from "@modelcontextprotocol/server";
import type { Chain } from "@opentao/sdk/chain";
import type { Wallet } from "@opentao/sdk/wallet";
import type * as z from "zod";
import { CliError, describeError } from "../output/errors.ts";
import { toJson } from "../output/printer.ts";
import type { SpendingLimit } from "./spending.ts";

/** Key of a wallet that an agent may sign with. */
export interface Agent {
  readonly wallet: Wallet;
  readonly limit: SpendingLimit;
}

/** Things that tools share. */
export interface ToolContext {
  readonly url: string;
  readonly wallets: string | undefined;
  /** Connects when it is first asked for, and anew after a failure. */
  readonly chain: () => Promise<Chain>;
  /** `undefined` where the agent may only look. */
  readonly agent: Agent | undefined;
}

/** A tool as it is declared. */
export interface Tool<Schema extends z.ZodObject> {
  readonly title: string;
  readonly description: string;
  readonly input: Schema;
  /** True for tools that sign. */
  readonly acts?: boolean;
  readonly run: (input: z.output<Schema>) => Promise<unknown>;
}

/** Longest answer of a tool, in characters: a metagraph of the largest subnet takes less. */
const MAX_ANSWER = 400_000;

function answered(value: unknown): CallToolResult {
  const text = toJson(value);
  if (text.length <= MAX_ANSWER) return { content: [{ type: "text", text }] };
  const message = `the answer has ${text.length} characters, of ${MAX_ANSWER} that are allowed`;
  throw new CliError("ANSWER_TOO_LARGE", message, "Ask for less at once.");
}

/** Registers a tool. An error that it throws becomes an answer with a code and a cure, which the agent can act on. */
export function addTool<Schema extends z.ZodObject>(server: McpServer, name: string, tool: Tool<Schema>): void {
  const { title, description, input, acts = false, run } = tool;
  const annotations = { readOnlyHint: !acts, destructiveHint: acts, idempotentHint: !acts, openWorldHint: true };
  // The server has checked what is given; it is read once more as what this tool takes.
  const inputSchema: z.ZodObject = input;
  server.registerTool(name, { title, description, inputSchema, annotations }, async (given) => {
    try {
      return answered(await run(input.parse(given)));
    } catch (error) {
      return { isError: true, content: [{ type: "text", text: toJson({ error: describeError(error) }) }] };
    }
  });
}
