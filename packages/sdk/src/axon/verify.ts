import { addressGroup } from "@opentao/codec/ip";
import { requestMessage } from "../synapse/signing.ts";
import type { Terminal } from "../synapse/terminal.ts";
import { Rejection } from "./errors.ts";
import type { NonceBook } from "./nonces.ts";
import type { RateLimit } from "./rateLimit.ts";
import type { SignatureChecker } from "./signatures/index.ts";
import type { Trials } from "./trials.ts";

/** Facts of a request that are known before its body is read. */
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

/** State and settings of the verification. */
export interface VerifyContext {
  /** SS58 address of the axon's own hotkey. */
  readonly axonHotkey: string;
  readonly nonces: NonceBook;
  readonly signatures: SignatureChecker;
  readonly trials: Trials;
  /** Rates of callers. */
  readonly rates: RateLimit;
  /** True when requests without a signature, and of the future, pass as they do in the official SDK. */
  readonly compat: boolean;
  /** Longest timeout that widens the window of fresh nonces, in milliseconds. */
  readonly maxTimeoutMs: number;
}

/** A caller who is who he says he is. */
export interface Verified {
  /** Address of its hotkey. */
  readonly caller: string;
  /** Time until the request's own, in milliseconds: its clock is ahead by so much. */
  readonly earlyMs: number;
}

const NS_PER_MS = 1_000_000n;
/** Largest difference of clocks. */
const ALLOWED_DELTA = 4_000n * NS_PER_MS;
/** Longest uuid of a dendrite. */
const MAX_UUID = 64;
const SIGNATURE = /^0x[0-9a-fA-F]{128}$/;

function notVerified(text: string): Rejection {
  return new Rejection(401, `Not Verified with error: ${text}`);
}

function usedBefore(): Rejection {
  return notVerified("Nonce is too old, it was used before");
}

function seconds(ns: bigint): string {
  return (Number(ns) / 1e9).toFixed(2);
}

/** Checks all that can be seen without verifying the signature; returns what it is over. @throws Rejection 401 */
function checkForm(head: RequestHead, context: VerifyContext, now: bigint, startedAt: bigint) {
  const { nonce, hotkey = "", uuid = "", signature } = head.dendrite;
  if (nonce === undefined) throw notVerified("Missing Nonce");
  if (uuid.length > MAX_UUID) throw notVerified(`the uuid is longer than ${MAX_UUID} characters`);
  const window = ALLOWED_DELTA + BigInt(Math.round(Math.min(head.timeoutMs, context.maxTimeoutMs))) * NS_PER_MS;
  if (nonce <= now - window) {
    throw notVerified(
      `Nonce is too old: acceptable delta is ${seconds(window)} seconds but request was ${seconds(now - nonce)} seconds old`,
    );
  }
  if (nonce < startedAt) throw notVerified("Nonce is too old, this axon has started since");
  if (context.nonces.isUsed(hotkey, uuid, nonce)) throw usedBefore();
  if (!context.compat && nonce > now + ALLOWED_DELTA) throw notVerified("Nonce is in the future");
  if (signature === undefined && !context.compat) throw notVerified("Missing Signature");
  if (signature !== undefined && !SIGNATURE.test(signature)) throw notVerified(`Signature mismatch with ${signature}`);
  const { axonHotkey } = context;
  const message = requestMessage({ nonce, dendriteHotkey: hotkey, axonHotkey, uuid, bodyHash: head.bodyHash });
  return { nonce, hotkey, uuid, signature, message };
}

/**
 * The default verification: a fresh nonce that was not used before, and the caller's signature over it, the receiver
 * and the body's hash (protocol: wire §a.5, §a.7). Strict unless `compat`: a signature is required, and no nonce may
 * lie in the future. A nonce that a former run of the axon has taken is refused too: all those lie before the start,
 * because none is used before its time.
 *
 * @param nowMs - milliseconds since 1970
 * @param startedAtMs - when the axon began to listen
 * @throws Rejection 401, 429 or 503
 */
export async function verifyRequest(
  head: RequestHead,
  context: VerifyContext,
  nowMs: number,
  startedAtMs: number,
): Promise<Verified> {
  const now = BigInt(Math.floor(nowMs)) * NS_PER_MS;
  const { nonce, hotkey, uuid, signature, message } = checkForm(
    head,
    context,
    now,
    BigInt(Math.floor(startedAtMs)) * NS_PER_MS,
  );
  if (signature === undefined) return { caller: hotkey, earlyMs: 0 };
  const signed = { message, signature, hotkey };
  const check = (isProven: boolean): Promise<boolean> => context.signatures.check(signed, isProven);
  if (!(await context.trials.run(addressGroup(head.remoteAddress), nowMs, check))) {
    throw notVerified(`Signature mismatch with ${message} and ${signature}`);
  }
  // The same request may have come twice while its signature was checked.
  if (context.nonces.isUsed(hotkey, uuid, nonce)) throw usedBefore();
  if (!context.rates.take(hotkey, nowMs)) throw new Rejection(429, "Too many requests, slow down");
  const oldest = now - ALLOWED_DELTA - BigInt(context.maxTimeoutMs) * NS_PER_MS;
  if (!context.nonces.record(hotkey, uuid, nonce, oldest)) {
    throw new Rejection(503, "Too many callers, try again later");
  }
  const early = nonce > now && !context.compat ? Number((nonce - now + NS_PER_MS - 1n) / NS_PER_MS) : 0;
  return { caller: hotkey, earlyMs: early };
}
