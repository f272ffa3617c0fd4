import { isSignedBy, requestMessage } from "../synapse/signing.ts";
import type { Terminal } from "../synapse/terminal.ts";
import { Rejection } from "./error.ts";
import type { NonceBook } from "./nonces.ts";

/** What is known of a request before its body is read. */
export interface RequestHead {
  /** Name of the synapse. */
  readonly name: string;
  readonly dendrite: Terminal;
  /** Time that the caller allows, in milliseconds. */
  readonly timeoutMs: number;
  /** Hash of the body as the caller states it; the body is compared with it. */
  readonly bodyHash: string;
  /** Address of the socket's other end. */
  readonly remoteAddress: string;
}

/** What the verification needs to know. */
export interface VerifyContext {
  /** SS58 address of the axon's own hotkey. */
  readonly axonHotkey: string;
  readonly nonces: NonceBook;
  /** Nanoseconds since 1970. */
  readonly now: bigint;
  /** Whether requests without a signature, and of the future, pass as they do in the official SDK. */
  readonly compat: boolean;
  /** Longest timeout that widens the window of fresh nonces, in milliseconds. */
  readonly maxTimeoutMs: number;
}

const NS_PER_MS = 1_000_000n;
/** How far clocks may differ. */
const ALLOWED_DELTA = 4_000n * NS_PER_MS;

function notVerified(text: string): Rejection {
  return new Rejection(401, `Not Verified with error: ${text}`);
}

function seconds(ns: bigint): string {
  return (Number(ns) / 1e9).toFixed(2);
}

/**
 * The default verification: a fresh nonce that was not used before, and the caller's signature over it and the body's hash
 * (protocol: wire (a.5), (a.7)). Strict unless `compat`: a signature is required, and no nonce may lie in the future.
 *
 * @returns address of the caller's hotkey
 * @throws Rejection 401
 */
export function verifyRequest({ dendrite, timeoutMs, bodyHash }: RequestHead, context: VerifyContext): string {
  const { nonce, hotkey = "", uuid = "", signature } = dendrite;
  if (nonce === undefined) throw notVerified("Missing Nonce");
  const caller = `${hotkey}:${uuid}`;
  const latest = context.nonces.latest(caller);
  const window = ALLOWED_DELTA + BigInt(Math.round(Math.min(timeoutMs, context.maxTimeoutMs))) * NS_PER_MS;
  if (latest !== undefined && nonce <= latest) throw notVerified("Nonce is too old, a newer one was last processed");
  if ((latest === undefined || !context.compat) && nonce <= context.now - window) {
    const age = seconds(context.now - nonce);
    throw notVerified(
      `Nonce is too old: acceptable delta is ${seconds(window)} seconds but request was ${age} seconds old`,
    );
  }
  if (!context.compat && nonce > context.now + ALLOWED_DELTA) throw notVerified("Nonce is in the future");
  const message = requestMessage({ nonce, dendriteHotkey: hotkey, axonHotkey: context.axonHotkey, uuid, bodyHash });
  if (signature === undefined) {
    if (!context.compat) throw notVerified("Missing Signature");
  } else if (!isSignedBy(message, signature, hotkey)) {
    throw notVerified(`Signature mismatch with ${message} and ${signature}`);
  }
  const oldest = context.now - ALLOWED_DELTA - BigInt(context.maxTimeoutMs) * NS_PER_MS;
  if (!context.nonces.record(caller, nonce, oldest)) throw new Rejection(503, "Too many callers, try again later");
  return hotkey;
}
