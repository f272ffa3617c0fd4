import { mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { CryptoError } from "./errors.ts";
import { pbkdf2 } from "./pbkdf2.ts";

/** Phrase of the well-known development accounts: `//Alice` means this phrase with a hard junction `Alice`. */
export const DEV_PHRASE = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

/** One step of a derivation path. */
export interface Junction {
  /** True for a step that needs the secret; a soft one can be taken with the public key alone. */
  readonly hard: boolean;
  /** Text or number between the slashes. */
  readonly code: string;
}

/** A secret URI taken apart: `PHRASE_OR_0xSEED//hard/soft///password`. */
export interface Suri {
  readonly phrase: string;
  readonly junctions: readonly Junction[];
  readonly password: string;
}

/** Takes a secret URI apart. An empty phrase is the development phrase. @throws CryptoError `INVALID_SURI` */
export function parseSuri(suri: string): Suri {
  const match = /^([^/]*)((?:\/\/?[^/]+)*)(?:\/\/\/(.*))?$/s.exec(suri.trim());
  if (match === null) {
    throw new CryptoError(
      "INVALID_SURI",
      "the text is not a phrase, a 0x seed or a derivation path",
      "Write it like `PHRASE//hard/soft///password`.",
    );
  }
  const [, phrase = "", path = "", password = ""] = match;
  const junctions = [...path.matchAll(/(\/\/?)([^/]+)/g)].map(([, slashes, code]) => ({
    hard: slashes === "//",
    code: code ?? "",
  }));
  return { phrase: phrase.trim() === "" ? DEV_PHRASE : phrase.trim(), junctions, password };
}

function invalidMnemonic(message: string, hint: string): CryptoError {
  return new CryptoError("INVALID_MNEMONIC", message, hint);
}

/** Entropy of a BIP-39 phrase. @throws CryptoError `INVALID_MNEMONIC` that says which word is wrong */
function phraseEntropy(phrase: string): Uint8Array {
  const words = phrase.normalize("NFKD").toLowerCase().split(/\s+/);
  if (![12, 15, 18, 21, 24].includes(words.length)) {
    throw invalidMnemonic(
      `a phrase has 12, 15, 18, 21 or 24 words, this one has ${words.length}`,
      "Check for missing or doubled words.",
    );
  }
  const wrong = words.findIndex((word) => !wordlist.includes(word));
  if (wrong >= 0)
    throw invalidMnemonic(
      `word ${wrong + 1} of the phrase is not in the English BIP-39 list`,
      "Check the spelling of that word.",
    );
  try {
    return mnemonicToEntropy(words.join(" "), wordlist);
  } catch {
    // The library throws a plain Error; with known words in a right number, only the checksum can be wrong.
    throw invalidMnemonic(
      "the words do not fit together (checksum)",
      "Check their order, and that each is the right one.",
    );
  }
}

/**
 * The 32-byte seed of a phrase or of `0x` and 64 hex digits. Phrases follow Substrate's rule: the key is derived from
 * the entropy, not from the words.
 *
 * @throws CryptoError `INVALID_MNEMONIC`, `INVALID_SURI`
 */
export function seedOf({ phrase, password }: Pick<Suri, "phrase" | "password">): Uint8Array {
  if (phrase.startsWith("0x")) {
    if (!/^0x[0-9a-fA-F]{64}$/.test(phrase)) {
      throw new CryptoError("INVALID_SURI", "a raw seed is 0x and 64 hex digits", "Give the seed with all its digits.");
    }
    return Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(phrase.slice(2 + 2 * i, 4 + 2 * i), 16));
  }
  const salt = new TextEncoder().encode(`mnemonic${password.normalize("NFKD")}`);
  return pbkdf2(phraseEntropy(phrase), salt);
}
