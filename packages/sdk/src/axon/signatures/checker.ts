import type { SignatureClaim } from "../../synapse/signing.ts";

/** Checks signatures, many at a time, here or in threads. */
export interface SignatureChecker {
  /**
   * Resolves to true when the signature is right.
   *
   * @param isProven - true when it comes from where a right one has come from; others are checked apart from these
   * @throws Rejection 503 when too many wait
   */
  check(signed: SignatureClaim, isProven: boolean): Promise<boolean>;
  /** Ends the threads. What still waits is checked here. */
  close(): Promise<void>;
}
