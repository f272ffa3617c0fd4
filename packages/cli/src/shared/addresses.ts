import { CryptoError, decodeAddress, encodeAddress } from "@opentao/crypto";
import type { Command } from "commander";

/**
 * Addresses that were given for an option, in the form of this network. When its action runs, and not when options are
 * parsed: whoever asks for help need not wait until the library of the signatures is loaded.
 *
 * @param option - as help shows it
 * @throws CommanderError that one of them is none
 */
export function addressesOf(command: Command, option: string, texts: readonly string[]): readonly string[] {
  return texts.map((text) => {
    try {
      return encodeAddress(decodeAddress(text));
    } catch (error) {
      if (!(error instanceof CryptoError)) throw error;
      const what = `error: option '${option}' argument '${text}' is invalid.`;
      return command.error(`${what} Give an SS58 address, such as 5F…: ${error.message}.`);
    }
  });
}
