import { isSignedBy, type SignedMessage } from "../../synapse/signing.ts";

/** Checks signatures, here or in threads. */
export interface SignatureChecker {
  /** True when the signature is right; at once when it is checked here. @throws Rejection 503 when too many wait */
  check(signed: SignedMessage): boolean | Promise<boolean>;
  /** Ends the threads. What still waits is checked here. */
  close(): Promise<void>;
}

/** Checks signatures on the caller's own thread. */
export const CHECKED_HERE: SignatureChecker = { check: isSignedBy, close: async () => undefined };
