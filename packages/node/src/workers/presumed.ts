import type { ChainReader } from "../chain/interface.ts";
import type { StoredChain } from "../chain/storedChain.ts";
import type { ValidationInput, ValidationOutput } from "../jobs/interface.ts";
import { VALIDATE, validationInput } from "../pool/transaction.ts";
import type { SignatureVerifier } from "../state/index.ts";

/** Bytes of a transaction above which it is validated by itself: with a false signature it would be read twice. */
const MAX_BYTES = 1024;

/** Means to validate many transactions together. */
export interface PresumingContext {
  readonly chain: Pick<ChainReader, "best"> & Pick<StoredChain, "presume">;
  readonly signatures: Pick<SignatureVerifier, "learnEach">;
}

/** Result of presuming that a transaction is signed as it should be. */
export interface PresumedValidation {
  /** Milliseconds that it took. */
  readonly ms: number;
  /** The validity; nothing when the transaction has to be validated by itself. */
  readonly found: Omit<ValidationOutput, "at"> | undefined;
}

/**
 * Validates transactions as though all were signed as they should be, and then verifies the signatures of all together,
 * which takes half as long. Those whose signatures are false, or that ask for much, have to be validated by themselves.
 *
 * @param begin - takes the index of each that is begun
 * @param isOver - whether one, by its index, is too late to be begun: it has to be validated by itself
 */
export function presumeAll(
  inputs: readonly ValidationInput[],
  { chain, signatures }: PresumingContext,
  begin: (index: number) => void,
  isOver: (index: number) => boolean = () => false,
): PresumedValidation[] {
  const { hash } = chain.best();
  const tried = inputs.map(({ source, opaque }, i) => {
    if (opaque.length > MAX_BYTES || isOver(i)) return { presumed: undefined, ms: 0 };
    begin(i);
    const started = performance.now();
    const presumed = chain.presume(hash, VALIDATE, validationInput(source, opaque, hash));
    return { presumed, ms: performance.now() - started };
  });
  const signed = tried.flatMap(({ presumed }) => presumed?.signed ?? []);
  const started = performance.now();
  const names = signatures.learnEach(signed);
  const each = (performance.now() - started) / Math.max(1, signed.length);
  let next = 0;
  return tried.map(({ presumed, ms }) => {
    if (presumed === undefined) return { ms, found: undefined };
    const { length } = presumed.signed;
    const verified = names.slice(next, next + length).flatMap((name) => name ?? []);
    next += length;
    const found = verified.length === length ? { answer: presumed.output, verified } : undefined;
    return { ms: ms + each * length, found };
  });
}
