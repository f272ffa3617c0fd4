import { withEncoded } from "@opentao/codec";
import { blake2b256, verifyEd25519, verifySr25519, verifySr25519Batch } from "@opentao/crypto";
import { verifyEcdsa } from "@opentao/crypto/ecdsa";
import type { SignatureScheme } from "@opentao/runtime/boundary";
import { latin1 } from "./text.ts";

const verifiers: Readonly<Record<SignatureScheme, { code: number; verify: typeof verifySr25519 }>> = {
  ed25519: { code: 0, verify: verifyEd25519 },
  sr25519: { code: 1, verify: verifySr25519 },
  ecdsa: { code: 2, verify: verifyEcdsa },
};

/** A signature, with what it is of and by. */
export interface Signed {
  readonly scheme: SignatureScheme;
  readonly signature: Uint8Array;
  readonly message: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** Name of a signature with what it is of and by. */
function idOf({ scheme, signature, message, publicKey }: Signed): string {
  const name = withEncoded((out) => {
    // With the lengths, nothing else is put together to the same bytes.
    out.u8(verifiers[scheme].code);
    out.u8(signature.length);
    out.u8(publicKey.length);
    out.bytes(signature);
    out.bytes(publicKey);
    out.bytes(message);
  }, blake2b256);
  return latin1(name);
}

function isSr25519({ one }: { readonly one: Signed }): boolean {
  return one.scheme === "sr25519";
}

/**
 * Verifies signatures and remembers those that are right: a transaction is verified when the pool takes it and again
 * when its block is made or imported, a seal when its header is announced and when its block is imported. That a
 * signature is right is a fact of its bytes and the key: no rule of the chain changes it.
 */
export class SignatureVerifier {
  readonly #limit: number;
  #young = new Set<string>();
  #old = new Set<string>();
  #recorded: Set<string> | undefined;

  /** @param limit - most signatures that are remembered */
  constructor(limit = 65_536) {
    this.#limit = limit;
  }

  /** Returns whether `signature` of `message` is by `publicKey`. */
  verify(scheme: SignatureScheme, signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
    const id = idOf({ scheme, signature, message, publicKey });
    if (!this.#knows(id)) {
      if (!verifiers[scheme].verify(signature, message, publicKey)) return false;
      this.note([id]);
    }
    this.#recorded?.add(id);
    return true;
  }

  /**
   * Verifies many signatures, which takes half the time of one after the other, and remembers those that are right.
   * Returns these, for another verifier to {@link note}.
   */
  learn(signed: readonly Signed[]): readonly string[] {
    return this.learnEach(signed).flatMap((id) => id ?? []);
  }

  /** Verifies signatures like {@link learn}; returns as much in their places, `undefined` for those that are false. */
  learnEach(signed: readonly Signed[]): readonly (string | undefined)[] {
    const named = signed.map((one) => ({ one, id: idOf(one) }));
    const unknown = named.filter(({ id }) => !this.#knows(id));
    const [together, others] = [unknown.filter(isSr25519), unknown.filter((named) => !isSr25519(named))];
    const verdicts = verifySr25519Batch(together.map(({ one }) => one));
    this.note(together.flatMap(({ id }, i) => (verdicts[i] === true ? [id] : [])));
    for (const { one } of others) this.verify(one.scheme, one.signature, one.message, one.publicKey);
    return named.map(({ id }) => (this.#knows(id) ? id : undefined));
  }

  /**
   * Runs `work`; returns its result and the signatures found right meanwhile, for the verifier of another thread to
   * {@link note}.
   */
  record<T>(work: () => T): { readonly result: T; readonly verified: readonly string[] } {
    const recorded = new Set<string>();
    this.#recorded = recorded;
    try {
      return { result: work(), verified: [...recorded] };
    } finally {
      this.#recorded = undefined;
    }
  }

  /** Remembers signatures that {@link record} gave. */
  note(verified: readonly string[]): void {
    for (const id of verified) {
      this.#young.add(id);
      if (this.#young.size <= this.#limit / 2) continue;
      this.#old = this.#young;
      this.#young = new Set();
    }
  }

  #knows(id: string): boolean {
    return this.#young.has(id) || this.#old.has(id);
  }
}
