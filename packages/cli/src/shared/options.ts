import { decodeAddress, encodeAddress } from "@opentao/crypto";
import { Command, InvalidArgumentError, Option } from "commander";
import { parseTao } from "../output/units.ts";

/** Where a node serves by default. */
export const DEFAULT_RPC_PORT = 9944;

/** A whole number from `least` to `most`, as an argument parser. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most))
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    return value;
  };
}

/** How much is kept, as an argument parser. */
export function pruning(text: string): "archive" | number {
  return text === "archive" ? text : wholeNumber(1, 1_000_000_000)(text);
}

/** An amount of TAO with at most nine decimals, in rao. */
export function taoAmount(text: string): bigint {
  const rao = parseTao(text);
  if (rao === undefined || rao === 0n)
    throw new InvalidArgumentError("Give an amount of TAO above 0 with at most nine decimals, such as 1.5.");
  return rao;
}

/** Gathers an option that may be repeated, as an argument parser. */
export function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

/** Gathers addresses of accounts, as an argument parser. */
export function collectAddress(text: string, before: readonly string[]): readonly string[] {
  try {
    return [...before, encodeAddress(decodeAddress(text))];
  } catch (error) {
    throw new InvalidArgumentError(
      `Give an SS58 address, such as 5F…: ${error instanceof Error ? error.message : error}.`,
    );
  }
}

/** A subcommand: what it does, then examples under its help. */
export function command(name: string, description: string, examples: readonly string[]): Command {
  return new Command(name)
    .description(description)
    .option("--json", "print JSON for programs instead of text for people", false)
    .addHelpText("after", exampleText(examples));
}

/** Examples under a command's help. */
export function exampleText(examples: readonly string[]): string {
  return `\nExamples:\n${examples.map((example) => `  $ ${example}`).join("\n")}`;
}

/** `--url`: the node to talk to. */
export function urlOption(): Option {
  return new Option("--url <URL>", "WebSocket address of a node")
    .default(`ws://127.0.0.1:${DEFAULT_RPC_PORT}`)
    .env("TAO_URL");
}

/** `--wallets`: where wallets lie. */
export function walletsOption(): Option {
  return new Option("--wallets <DIR>", "folder of wallets (default: ~/.bittensor/wallets)").env("BT_WALLET_PATH");
}

/** `--wallet`: which wallet. */
export function walletOption(): Option {
  return new Option("--wallet <NAME>", "wallet").default("default");
}

/** `--hotkey`: which hotkey of the wallet. */
export function hotkeyOption(): Option {
  return new Option("--hotkey <NAME>", "hotkey of the wallet").default("default");
}

/** A port to listen on. */
export const port: (text: string) => number = wholeNumber(0, 65_535);

/** Number of a subnet, root (0) included. */
export const netuid: (text: string) => number = wholeNumber(0, 65_535);
