import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "@opentao/base";
import { terminalOf } from "../synapse/terminal.ts";
import { DEFAULT_TIMEOUT_MS } from "../synapse/timeout.ts";
import type { AxonContext } from "./context.ts";
import { internalError, Rejection } from "./errors.ts";
import type { AxonLimits } from "./limits.ts";
import type { Route } from "./routes.ts";
import { type RequestHead, type Verified, verifyRequest } from "./verify.ts";

/** A request that has passed all that can be said without its body. */
export interface Admitted {
  readonly head: RequestHead;
  readonly caller: string;
  readonly priority: number;
}

/** Reads what headers say of a request. */
export function readHead(
  name: string,
  header: (name: string) => string | undefined,
  remoteAddress: string,
  limits: AxonLimits,
): RequestHead {
  const seconds = Number(header("timeout"));
  const timeoutMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : DEFAULT_TIMEOUT_MS;
  return {
    name,
    dendrite: { ...terminalOf("dendrite", header), ip: remoteAddress },
    timeoutMs: Math.min(timeoutMs, limits.timeoutMs),
    bodyHash: header("computed_body_hash") ?? "",
    remoteAddress,
  };
}

/** Runs a hook; what it throws that is no rejection becomes one. */
async function hook<T>(run: () => T | Promise<T>, refuse: (error: unknown) => Rejection): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof Rejection ? error : refuse(error);
  }
}

async function verified(route: Route, head: RequestHead, context: AxonContext): Promise<Verified> {
  const { verify } = route.hooks;
  if (verify === undefined) return verifyRequest(head, context.verification, context.clock(), context.startedAt());
  const refuse = (error: unknown) => new Rejection(401, `Not Verified with error: ${messageOf(error)}`);
  const caller = await hook(() => verify(head), refuse);
  if (!context.verification.rates.take(caller, context.clock())) {
    throw new Rejection(429, "Too many requests, slow down");
  }
  return { caller, earlyMs: 0 };
}

/** Blacklist, verification and priority (protocol: wire §a.6, steps 2 to 4), the cheapest first. @throws Rejection */
export async function admit(route: Route, head: RequestHead, context: AxonContext): Promise<Admitted> {
  const { blacklist, priority } = route.hooks;
  const fail = (error: unknown): Rejection => {
    const id = randomUUID();
    context.onFailure(id, error);
    return internalError(id);
  };
  const reason = blacklist === undefined ? undefined : await hook(() => blacklist(head), fail);
  if (reason !== undefined) throw new Rejection(403, `Forbidden. Key is blacklisted: ${reason}.`);
  const { caller, earlyMs } = await verified(route, head, context);
  const rate = route.hooks.rateLimit?.(head) ?? Number.POSITIVE_INFINITY;
  if (Number.isFinite(rate)) {
    const wait = context.callerRates.wait(`${head.name} ${caller}`, context.clock(), rate);
    if (wait > 0) throw new Rejection(429, "Too many requests for the stake, slow down", Math.ceil(wait / 1000));
  }
  // A request whose time is to come waits for it: after a restart, all that was answered before lies before the start.
  if (earlyMs > 0) await sleep(earlyMs);
  const value =
    priority === undefined
      ? 0
      : await hook(
          () => priority(head),
          (error) => new Rejection(503, messageOf(error)),
        );
  // A hook in JavaScript may give anything; what is no number could not be ordered.
  const isOrdered = typeof value === "number" && !Number.isNaN(value);
  return { head, caller, priority: isOrdered ? value : 0 };
}
