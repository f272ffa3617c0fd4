import { randomUUID } from "node:crypto";
import { BodyRoom } from "./bodies.ts";
import { type AxonLimits, DEFAULT_LIMITS } from "./limits.ts";
import { NonceBook } from "./nonces.ts";
import type { AxonOptions } from "./options.ts";
import { PriorityQueue } from "./queue.ts";
import { RateLimit } from "./rateLimit.ts";
import { signatureChecker } from "./signatures/index.ts";
import { Trials } from "./trials.ts";
import type { VerifyContext } from "./verify.ts";

/** State and settings of an axon that the steps of its requests share. */
export interface AxonContext {
  readonly limits: AxonLimits;
  readonly queue: PriorityQueue;
  readonly rooms: BodyRoom;
  readonly verification: VerifyContext;
  /** Requests of an address, refused ones too. */
  readonly addresses: RateLimit;
  /** Requests of a caller to one synapse, at the rate that its hook gives him. */
  readonly callerRates: RateLimit;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Time at which the axon began to listen, by the same clock. */
  readonly startedAt: () => number;
  /** Called with inner failures, with the number that the caller got. */
  readonly onFailure: (id: string, error: unknown) => void;
  /** Called with requests for a synapse that is not served, with the hotkey that the caller says it has. */
  readonly onUnknown: (name: string, hotkey: string | undefined) => void;
  /** Names the axon in its responses, beside its hotkey. */
  readonly uuid: string;
}

/** Makes the context of an axon. @param startedAt - tells when the axon began to listen */
export function axonContext(options: AxonOptions, startedAt: () => number): AxonContext {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const clock = options.clock ?? Date.now;
  const onFailure = options.onFailure ?? (() => undefined);
  return {
    limits,
    queue: new PriorityQueue(limits.concurrency, limits.queue, limits.callerQueue),
    rooms: new BodyRoom(limits.bodies),
    verification: {
      axonHotkey: options.hotkey,
      nonces: new NonceBook(limits.callers, limits.callerNonces),
      signatures: signatureChecker({
        threads: options.threads,
        capacity: limits.signatures,
        onFault: (error) => onFailure(randomUUID(), error),
        clock,
      }),
      trials: new Trials(limits),
      rates: new RateLimit(limits.callerRate, limits.callers),
      compat: options.compat ?? false,
      maxTimeoutMs: limits.timeoutMs,
    },
    addresses: new RateLimit(limits.addressRate, limits.callers, 8),
    // Each has a rate of its own.
    callerRates: new RateLimit(limits.callerRate, limits.callers),
    clock,
    startedAt,
    onFailure,
    onUnknown: options.onUnknown ?? (() => undefined),
    uuid: randomUUID(),
  };
}
