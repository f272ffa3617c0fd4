import { Command, CommanderError, Help } from "commander";
import pc from "picocolors";
import { metagraphCommand } from "./commands/metagraph.ts";
import { minerCommand } from "./commands/miner.ts";
import { nodeCommand } from "./commands/node.ts";
import { subnetsCommand } from "./commands/subnets.ts";
import { upCommand } from "./commands/up.ts";
import { validatorCommand } from "./commands/validator.ts";
import { walletCommand } from "./commands/wallet.ts";
import { createPrinter } from "./output/printer.ts";

const DESCRIPTION = `OpenTAO: the Bittensor network in TypeScript.

Start with \`tao up\`: a whole network on this machine, with a chain, two subnets, miners, validators and newly minted TAO.`;

/** The command `tao` with all its subcommands. */
export function createProgram(): Command {
  const program = new Command("tao").description(DESCRIPTION).version("0.1.0", "-V, --version", "print the version");
  program.configureHelp({
    styleTitle: (title) => pc.bold(title),
    helpWidth: Math.min(process.stdout.columns ?? 100, 110),
  });
  for (const command of [
    upCommand(),
    nodeCommand(),
    walletCommand(),
    subnetsCommand(),
    metagraphCommand(),
    minerCommand(),
    validatorCommand(),
  ])
    program.addCommand(command);
  withoutExit(program);
  return program;
}

/** Commander shall throw instead of ending the process, in every subcommand. */
function withoutExit(command: Command): void {
  command.exitOverride();
  command.showHelpAfterError(`(see: ${fullName(command)} --help)`);
  for (const sub of new Help().visibleCommands(command)) if (sub.name() !== "help") withoutExit(sub);
}

function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}

/**
 * Runs `tao` with these arguments.
 *
 * @returns the exit code: 0, 1 when the command failed, 2 when it was called wrongly
 */
export async function runTao(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync([...args], { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // it has said why already
    createPrinter(args.includes("--json")).error(error);
    return 1;
  }
}
