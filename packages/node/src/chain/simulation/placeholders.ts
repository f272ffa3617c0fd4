import { bytesEqual, CodecError } from "@opentao/codec";
import { readEnvelope } from "@opentao/codec/primitives";
import type { SignatureScheme } from "@opentao/runtime/boundary";
import { SignatureVerifier } from "../../state/index.ts";

/** Signature of an extrinsic, as the runtime will ask for it. */
interface Placeholder {
  readonly publicKey: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Verifier of one simulation: the signature of the extrinsic at hand counts as right, once. All others, such as those
 * that a call holds, are verified. It remembers nothing for others, and nobody else has it.
 */
export class PlaceholderVerifier {
  readonly #others = new SignatureVerifier();
  #expected: Placeholder | undefined;

  /** Takes the signature of an extrinsic, given without its length prefix, for right when it is asked about next. */
  expect(extrinsic: Uint8Array): void {
    this.#expected = placeholderOf(extrinsic);
  }

  verify(scheme: SignatureScheme, signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
    const expected = this.#expected;
    if (expected && bytesEqual(expected.signature, signature) && bytesEqual(expected.publicKey, publicKey)) {
      this.#expected = undefined;
      return true;
    }
    return this.#others.verify(scheme, signature, message, publicKey);
  }
}

/** The signature of an extrinsic by the account's own key; none where it has no such, or cannot be read. */
function placeholderOf(extrinsic: Uint8Array): Placeholder | undefined {
  try {
    const envelope = readEnvelope(extrinsic);
    if (envelope.type === "Bare" || envelope.address.type !== "Id") return undefined;
    return { publicKey: envelope.address.value, signature: envelope.signature.value };
  } catch (error) {
    if (error instanceof CodecError) return undefined; // the runtime says what is wrong with it
    throw error;
  }
}
