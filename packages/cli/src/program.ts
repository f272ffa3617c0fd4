import { Command, CommanderError, Help, type Option } from "commander";
import { batchCommand } from "./batch/command.ts";
import { chainCommand } from "./chain/command.ts";
import { completionCommand } from "./completion/command.ts";
import { contactsCommand } from "./contacts/command.ts";
import { childrenCommand } from "./delegation/childrenCommand.ts";
import { rootCommand } from "./delegation/rootCommand.ts";
import { takeCommand } from "./delegation/takeCommand.ts";
import { doctorCommand } from "./doctor/command.ts";
import { explainCommand } from "./explain/command.ts";
import { explorerCommand } from "./explorer/command.ts";
import { identityCommand } from "./identity/command.ts";
import { indexCommand } from "./indexer/command.ts";
import { keysCommand } from "./keys/command.ts";
import { mcpCommand } from "./mcp/command.ts";
import { metagraphCommand } from "./metagraph/command.ts";
import { minerCommand, validatorCommand } from "./neuron/command.ts";
import { nodeCommand } from "./node/command.ts";
import { offlineCommand } from "./offline/command.ts";
import { out } from "./output/colors.ts";
import { CliError, describeError, ProblemsFound } from "./output/errors.ts";
import { createPrinter, type Printer } from "./output/printer.ts";
import { profilesCommand } from "./profiles/command.ts";
import { addProfileOption, applyProfile } from "./shared/profiles/apply.ts";
import { reportToSupervisor } from "./shared/supervisor.ts";
import { stakeCommand } from "./stake/command.ts";
import { subnetsCommand } from "./subnets/command.ts";
import { upCommand } from "./up/command.ts";
import { walletCommand } from "./wallet/command.ts";

const DESCRIPTION = `OpenTAO: the Bittensor network in TypeScript.

Start with \`tao up\`: a whole network on this machine, with a chain, two subnets, miners, validators and newly minted TAO.`;

/** Makes the command `tao` with all its subcommands. */
export function createProgram(): Command {
  const program = new Command("tao").description(DESCRIPTION).version("0.1.0", "-V, --version", "print the version");
  for (const command of [
    upCommand(),
    nodeCommand(),
    chainCommand(),
    keysCommand(),
    doctorCommand(),
    explainCommand(),
    walletCommand(),
    contactsCommand(),
    stakeCommand(),
    rootCommand(),
    childrenCommand(),
    takeCommand(),
    identityCommand(),
    offlineCommand(),
    batchCommand(),
    subnetsCommand(),
    metagraphCommand(),
    indexCommand(),
    explorerCommand(),
    minerCommand(),
    validatorCommand(),
    mcpCommand(),
    completionCommand(),
    profilesCommand(),
  ])
    program.addCommand(command);
  addProfileOption(program);
  program.hook("preAction", (_, command) => applyProfile(command));
  configure(program);
  return program;
}

/** Describes an option without its default where that is off or an empty list, which need not be said. */
function optionDescription(option: Option): string {
  return new Help().optionDescription(option).replace(/ ?\(default: (false|\[\])\)$/, "");
}

/** Sets what all commands have in common: the look of their help, and that they throw instead of ending the process. */
function configure(command: Command): void {
  command.exitOverride();
  command.enablePositionalOptions(); // options after the name of a subcommand are its own
  command.showHelpAfterError(`(see: ${fullName(command)} --help)`);
  command.configureHelp({
    styleTitle: (title) => out.bold(title),
    optionDescription,
    helpWidth: Math.min(process.stdout.columns ?? 100, 110),
  });
  for (const sub of new Help().visibleCommands(command)) if (sub.name() !== "help") configure(sub);
}

function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}

/** Reports the error with which a command ended. @returns the exit code */
function reportFailure(error: unknown, printer: Printer, isJson: boolean): number {
  if (error instanceof ProblemsFound) return 1; // they stand in the result
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0; // help or the version was asked for
    const message = error.message.replace(/^error: /, "");
    // Commander has already printed it for people.
    if (isJson) printer.error(new CliError("USAGE", message, "See --help."));
    return 2;
  }
  reportToSupervisor({ kind: "failed", ...describeError(error) });
  printer.error(error);
  return 1;
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
    // Errors of all commands end here: each is reported, whatever it is.
    return reportFailure(error, createPrinter(args.includes("--json")), args.includes("--json"));
  }
}
