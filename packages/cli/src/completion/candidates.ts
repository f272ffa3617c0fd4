import { type Argument, type Command, Help, type Option } from "commander";
import { cell } from "../output/text.ts";
import { namesFor, walletsOf } from "./names.ts";

/** Text that can stand for a word. */
export interface Candidate {
  readonly word: string;
  readonly meaning: string;
}

const MEANING_LENGTH = 70;

/** Words before the last, as commander would read them. */
interface Place {
  readonly command: Command;
  /** Arguments of the command that are given. */
  readonly given: number;
  /** Option whose value the last word is. */
  readonly option: Option | undefined;
  /** Folder of wallets that the words name, or the environment, or else a profile. */
  readonly wallets: string | undefined;
}

function optionOf(command: Command, word: string): Option | undefined {
  return command.options.find(({ long, short }) => long === word || short === word);
}

/** True for options whose value is the next word. */
const takesValue = (option: Option | undefined): option is Option =>
  option !== undefined && (option.required || option.optional);

function placeOf(program: Command, words: readonly string[]): Place {
  let command = program;
  let given = 0;
  let option: Option | undefined;
  let wallets = process.env.BT_WALLET_PATH;
  let profile = process.env.TAO_PROFILE;
  for (const word of words) {
    if (option !== undefined) {
      if (option.long === "--wallets") wallets = word;
      if (option.long === "--profile") profile = word;
      option = undefined;
    } else if (word.startsWith("-")) {
      const found = optionOf(command, word);
      if (takesValue(found)) option = found;
    } else {
      const sub = given === 0 ? command.commands.find((one) => one.name() === word) : undefined;
      if (sub === undefined) given += 1;
      else command = sub;
    }
  }
  return { command, given, option, wallets: wallets ?? walletsOf(profile) };
}

const candidate = (word: string, meaning = ""): Candidate => ({
  word,
  meaning: cell(meaning.replaceAll("`", ""), MEANING_LENGTH),
});

function ofOptions(command: Command): Candidate[] {
  return new Help().visibleOptions(command).flatMap(({ long, description }) => {
    return long == null ? [] : [candidate(long, description)];
  });
}

function ofCommands(command: Command): Candidate[] {
  return new Help().visibleCommands(command).map((sub) => candidate(sub.name(), sub.description()));
}

/** Values of an argument or an option: its choices, or names on this machine. */
function ofValues(of: Argument | Option, { command, wallets }: Place): Candidate[] {
  const named = "long" in of ? of.attributeName() : of.name();
  const words = of.argChoices ?? namesFor(named, command.parent?.name() ?? "", wallets);
  return words.map((word) => candidate(word));
}

/**
 * Returns what can stand for the last of the words of a command line; nothing where that is a path or any text, for
 * which a shell has completions of its own.
 */
export function candidates(program: Command, words: readonly string[]): readonly Candidate[] {
  const last = words.at(-1) ?? "";
  const place = placeOf(program, words.slice(0, -1));
  const { command, given, option } = place;
  const all = (): Candidate[] => {
    if (option !== undefined) return ofValues(option, place);
    if (last.startsWith("-")) return ofOptions(command);
    const subs = given === 0 ? ofCommands(command) : [];
    const argument = command.registeredArguments[given] ?? command.registeredArguments.findLast((one) => one.variadic);
    return argument === undefined ? subs : [...subs, ...ofValues(argument, place)];
  };
  return all().filter(({ word }) => word.startsWith(last));
}
