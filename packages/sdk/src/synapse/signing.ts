import { fromHex } from "@opentao/codec";
import { CryptoError, decodeAddress, verifySr25519Batch } from "@opentao/crypto";

/** Content of a dendrite's signature (protocol: wire §a.5). */
export interface SignedRequest {
  readonly nonce: bigint;
  /** SS58 addresses. */
  readonly dendriteHotkey: string;
  readonly axonHotkey: string;
  readonly uuid: string;
  /** Hash of the body, hex. */
  readonly bodyHash: string;
}

const encoder = new TextEncoder();

/** Text that a dendrite signs. */
export function requestMessage({ nonce, dendriteHotkey, axonHotkey, uuid, bodyHash }: SignedRequest): string {
  return `${nonce}.${dendriteHotkey}.${axonHotkey}.${uuid}.${bodyHash}`;
}

/** A message and who is said to have signed it. */
export interface SignatureClaim {
  readonly message: string;
  /** `0x` and 128 hex digits. */
  readonly signature: string;
  /** SS58 address. */
  readonly hotkey: string;
}

/** A signature in bytes, and the key that it is said to be by. */
interface Claim {
  readonly text: string;
  readonly signature: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** The key of an address; `undefined` when it is none. */
function keyOf(hotkey: string): Uint8Array | undefined {
  try {
    return decodeAddress(hotkey);
  } catch (error) {
    if (error instanceof CryptoError) return undefined;
    throw error;
  }
}

/**
 * Reads what is said of messages; `undefined` in the place of one when it is said of no key or is no signature. Each
 * address is read once: callers are few, and reading one takes as long as all else of a claim.
 */
function claimsOf(messages: readonly SignatureClaim[]): (Claim | undefined)[] {
  const keys = new Map<string, Uint8Array | undefined>();
  return messages.map(({ message, signature, hotkey }) => {
    if (!/^0x[0-9a-fA-F]{128}$/.test(signature)) return undefined;
    if (!keys.has(hotkey)) keys.set(hotkey, keyOf(hotkey));
    const publicKey = keys.get(hotkey);
    return publicKey === undefined ? undefined : { text: message, publicKey, signature: fromHex(signature) };
  });
}

/** Those of the claims whose signature is of the text that `form` makes of theirs. */
function rightOf(claims: readonly Claim[], form: (text: string) => string): Claim[] {
  const verdicts = verifySr25519Batch(
    claims.map(({ text, signature, publicKey }) => ({ signature, publicKey, message: encoder.encode(form(text)) })),
  );
  return claims.filter((_, i) => verdicts[i] === true);
}

/**
 * Tells of each message whether its signature, of it bare or in `<Bytes>` tags, is by the hotkey. Many right ones take
 * half the time of one after the other; only those that are wrong bare are looked at in tags, together too.
 */
export function areSignedBy(messages: readonly SignatureClaim[]): boolean[] {
  const claims = claimsOf(messages);
  const read = claims.filter((claim) => claim !== undefined);
  const right = new Set(rightOf(read, (text) => text));
  const others = read.filter((claim) => !right.has(claim));
  for (const claim of rightOf(others, (text) => `<Bytes>${text}</Bytes>`)) right.add(claim);
  return claims.map((claim) => claim !== undefined && right.has(claim));
}
