import type { Command } from "commander";
import { createProgram } from "../src/program.ts";

/** A command of `tao` with the words that name it. */
export interface NamedCommand {
  readonly words: readonly string[];
  readonly command: Command;
}

/** Returns a command with all those below it: `tao` itself, groups such as `tao node`, and what they hold. */
export function allCommands(command: Command = createProgram(), words: readonly string[] = []): NamedCommand[] {
  return [{ words, command }, ...command.commands.flatMap((below) => allCommands(below, [...words, below.name()]))];
}
