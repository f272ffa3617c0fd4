import { fromHex } from "@opentao/codec";
import { CryptoError, decodeAddress, verifySr25519 } from "@opentao/crypto";

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
export interface SignedMessage {
  readonly message: string;
  /** `0x` and 128 hex digits. */
  readonly signature: string;
  /** SS58 address. */
  readonly hotkey: string;
}

/** True when the signature of the message, bare or in `<Bytes>` tags, is by the hotkey. */
export function isSignedBy({ message, signature, hotkey }: SignedMessage): boolean {
  if (!/^0x[0-9a-fA-F]{128}$/.test(signature)) return false;
  let publicKey: Uint8Array;
  try {
    publicKey = decodeAddress(hotkey);
  } catch (error) {
    if (error instanceof CryptoError) return false;
    throw error;
  }
  const bytes = fromHex(signature);
  return (
    verifySr25519(bytes, encoder.encode(message), publicKey) ||
    verifySr25519(bytes, encoder.encode(`<Bytes>${message}</Bytes>`), publicKey)
  );
}
