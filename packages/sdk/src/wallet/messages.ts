import { concat, startsWith } from "@opentao/codec";
import { type Keypair, type KeyScheme, verifyEd25519, verifySr25519 } from "@opentao/crypto";

/**
 * Form of a message that is signed: the message itself, as the official command line takes it, or the message in
 * `<Bytes>` tags, as polkadot-js does (its `signRaw`). Tools of both kinds verify both (protocol: wire §a.5).
 */
export type MessageForm = "bare" | "wrapped";

/** Signature of a message. */
export interface MessageSignature {
  /** 64 bytes. */
  readonly signature: Uint8Array;
  readonly form: MessageForm;
}

/** Verdict on a signature: its scheme and form, or that it is not by the key. */
export type MessageVerdict =
  | { readonly valid: true; readonly form: MessageForm; readonly scheme: KeyScheme }
  | { readonly valid: false };

const encoder = new TextEncoder();
const OPENING = encoder.encode("<Bytes>");
const CLOSING = encoder.encode("</Bytes>");

/** Puts a message into the tags; one that stands in them already stays as it is (`u8aWrapBytes` of polkadot-js). */
function wrapped(message: Uint8Array): Uint8Array {
  const isWrapped =
    message.length >= OPENING.length + CLOSING.length &&
    startsWith(message, OPENING) &&
    startsWith(message.subarray(-CLOSING.length), CLOSING);
  return isWrapped ? message : concat(OPENING, message, CLOSING);
}

/** Characters that no text for people has: transactions are full of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
/** Length of a hash: of a long transaction, its hash is signed. */
const HASH_LENGTH = 32;

/**
 * Returns whether bytes may be signed bare: a text that cannot be a transaction, nor the hash of one. Who signs a
 * transaction that was handed over as a message has sent it.
 */
export function isSafeBare(message: Uint8Array): boolean {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(message);
  } catch {
    return false; // no text
  }
  // A hash of letters and digits alone is never found: a search has 2 ** 64 tries before it.
  return !CONTROL.test(text) && (message.length !== HASH_LENGTH || /^[\w-]+$/.test(text));
}

/** Signs a message: bare where that is safe ({@link isSafeBare}), else, and when `form` asks for it, in tags. */
export function signMessage(keypair: Keypair, message: Uint8Array, form: MessageForm = "bare"): MessageSignature {
  if (form === "bare" && isSafeBare(message)) return { signature: keypair.sign(message), form };
  return { signature: keypair.sign(wrapped(message)), form: "wrapped" };
}

/** The schemes that a signature may be of: polkadot-js may put a byte before it that says so. */
function schemesOf(signature: Uint8Array): readonly KeyScheme[] {
  if (signature.length === 64) return ["sr25519", "ed25519"];
  if (signature.length !== 65) return [];
  return signature[0] === 0 ? ["ed25519"] : signature[0] === 1 ? ["sr25519"] : [];
}

/**
 * Returns whether a signature of a message, of either form, is by a key.
 *
 * @param signature - 64 bytes, or 65 with the scheme before them
 * @param publicKey - 32 bytes
 */
export function verifyMessage(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): MessageVerdict {
  const verifiers = { sr25519: verifySr25519, ed25519: verifyEd25519 };
  for (const scheme of schemesOf(signature)) {
    const verify = verifiers[scheme];
    if (verify(signature.subarray(-64), message, publicKey)) return { valid: true, form: "bare", scheme };
    if (verify(signature.subarray(-64), wrapped(message), publicKey)) return { valid: true, form: "wrapped", scheme };
  }
  return { valid: false };
}
