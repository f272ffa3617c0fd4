import type { KeyKind, NewKey } from "@opentao/sdk/wallet";
import { out } from "../output/colors.ts";
import { describeError, ProblemsFound } from "../output/errors.ts";
import type { Printer } from "../output/printer.ts";
import { visible } from "../output/text.ts";

/** Key that was written, with its words if it was made now. */
export type WrittenKey = Omit<NewKey, "mnemonic"> & { readonly mnemonic?: string };

/** Keys of a wallet. */
type Keys = { readonly [Kind in KeyKind]?: WrittenKey | undefined };

const CARE = "Write the words down and keep them safe: whoever has them has the keys, and they are shown only now.";

function keyLines({ coldkey, hotkey }: Keys): string[] {
  return Object.entries({ coldkey, hotkey }).flatMap(([kind, key]) => {
    if (key === undefined) return [];
    const words = key.mnemonic === undefined ? [] : [`         ${out.yellow(key.mnemonic)}`];
    return [`${kind.padEnd(8)} ${out.bold(key.address)}`, ...words];
  });
}

/** Keys of a wallet that is being made: their words are nowhere but here and in their files. */
export class KeysInHand {
  readonly #name: string;
  readonly #hotkeyName: string;
  readonly #keys: { [Kind in KeyKind]?: WrittenKey } = {};

  constructor(name: string, hotkeyName: string) {
    this.#name = name;
    this.#hotkeyName = hotkeyName;
  }

  /** Takes a key that is about to be written. */
  readonly add = ({ kind, address, mnemonic }: NewKey & { readonly kind: KeyKind }): void => {
    this.#keys[kind] = { address, mnemonic };
  };

  /** Prints the keys of a wallet that is ready. */
  print(keys: Keys, printer: Printer): void {
    printer.result({ name: this.#name, hotkeyName: this.#hotkeyName, ...keys }, () => {
      return [`Wallet ${out.bold(visible(this.#name))} is ready.`, ...keyLines(keys), out.dim(CARE)].join("\n");
    });
  }

  /**
   * Prints what was made before something failed, with its words.
   *
   * @returns the error to end with: as it is, unless programs have read it with the keys
   */
  failure(error: unknown, json: boolean, printer: Printer): unknown {
    const keys = this.#keys;
    if (Object.keys(keys).length === 0) return error;
    const value = { kind: "failed", error: describeError(error), name: this.#name, hotkeyName: this.#hotkeyName };
    printer.result({ ...value, ...keys }, () => {
      const title = `Wallet ${out.bold(visible(this.#name))} is not complete. Made, or about to be written:`;
      return [title, ...keyLines(keys), out.dim(CARE)].join("\n");
    });
    return json ? new ProblemsFound() : error;
  }
}
