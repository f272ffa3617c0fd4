import { totalmem } from "node:os";
import { Command, InvalidArgumentError, Option } from "commander";
import { amountHint, parseTao } from "../output/units.ts";

/** Port on which a node serves by default. */
export const DEFAULT_RPC_PORT = 9944;
/** Port on which the page for browsers is served by default. */
export const DEFAULT_PAGE_PORT = 9900;

/** Port on which an index is served by default. */
export const DEFAULT_API_PORT = 9988;

/** Returns an argument parser of a whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most))
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    return value;
  };
}

/** Parses an address of HTTP. */
export function httpUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError("Give an address such as http://127.0.0.1:9988.");
  return text;
}

/** Least memory of a node, in MB: `LEAST_MEMORY` of `@opentao/node`, which loads too much for a help text. */
const LEAST_MEMORY_MB = 512;

/** Parses an amount of memory, such as 512MB or 4GB (of 10⁶ and 10⁹ bytes), into bytes. */
export function memorySize(text: string): number {
  const [, amount, unit] = /^(\d{1,6})(MB|GB)$/i.exec(text) ?? [];
  const megabytes = Number(amount) * (unit?.toUpperCase() === "GB" ? 1000 : 1);
  const most = totalmem();
  if (!(megabytes >= LEAST_MEMORY_MB && megabytes * 1_000_000 <= most)) {
    const range = `from ${LEAST_MEMORY_MB}MB to the ${Math.floor(most / 1e9)}GB of this machine`;
    throw new InvalidArgumentError(`Give whole MB or GB, ${range}, such as 600MB or 2GB.`);
  }
  return megabytes * 1_000_000;
}

/** Parses a retention policy: `archive`, or a number of blocks. */
export function pruning(text: string): "archive" | number {
  return text === "archive" ? text : wholeNumber(1, 1_000_000_000)(text);
}

/** Parses an amount of TAO above 0 with at most nine decimals, into rao. */
export function taoAmount(text: string): bigint {
  const rao = parseTao(text);
  if (rao === undefined || rao === 0n) throw new InvalidArgumentError(amountHint(text));
  return rao;
}

/** Gathers the values of an option that may be repeated. */
export function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

/** Makes a subcommand with `--json`, and with examples below its help. */
export function command(name: string, description: string, examples: readonly string[]): Command {
  return new Command(name)
    .description(description)
    .option("--json", "print JSON for programs instead of text for people", false)
    .addHelpText("after", exampleText(examples));
}

/** Renders examples below a command's help. */
export function exampleText(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((example) => `  $ ${example}`).join("\n")}`;
}

/** `--url`: address of the node to connect to. */
export function urlOption(): Option {
  return new Option("--url <URL>", "WebSocket address of a node")
    .default(`ws://127.0.0.1:${DEFAULT_RPC_PORT}`)
    .env("TAO_URL");
}

/** `--bootnodes`: addresses of peers to begin with, as Substrate's nodes call them. @param what - what they are for */
export function bootnodesOption(what: string): Option {
  return new Option("--bootnodes <ADDRESS...>", what).default([]);
}

/** `--wallets`: folder of wallets. */
export function walletsOption(): Option {
  return new Option("--wallets <DIR>", "folder of wallets (default: ~/.bittensor/wallets)").env("BT_WALLET_PATH");
}

/** `--wallet`: name of a wallet. */
export function walletOption(): Option {
  return new Option("--wallet <NAME>", "wallet").default("default");
}

/** `--hotkey`: name of a hotkey of the wallet. */
export function hotkeyOption(): Option {
  return new Option("--hotkey <NAME>", "hotkey of the wallet").default("default");
}

/** `--hotkey` of a command that needs no more of the hotkey than its address. */
export function hotkeyOrAddressOption(): Option {
  return new Option("--hotkey <HOTKEY>", "hotkey of the wallet, or the address of one").default("default");
}

/** `--hotkey` of a command that means the coldkey without it. */
export function keyOption(): Option {
  return new Option("--hotkey <NAME>", "this hotkey of the wallet instead of its coldkey");
}

/** `--password-file`: file with a new password. */
export function passwordFileOption(what: string): Option {
  return new Option("--password-file <FILE>", `take ${what} from the first line of a file, instead of asking for it`);
}

/** Parses a port to listen on. */
export const port: (text: string) => number = wholeNumber(0, 65_535);

/** Parses the number of a subnet, root (0) included. */
export const netuid: (text: string) => number = wholeNumber(0, 65_535);
