import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "@opentao/base";
import { deadline } from "../deadline.ts";
import { bodyHash } from "../synapse/index.ts";
import { terminalOf } from "../synapse/terminal.ts";
import type { BodyRoom } from "./bodies.ts";
import { internalError, Rejection } from "./errors.ts";
import type { AxonLimits } from "./limits.ts";
import type { PriorityQueue } from "./queue.ts";
import type { RateLimit } from "./rateLimit.ts";
import type { Route } from "./routes.ts";
import { type RequestHead, type Verified, type VerifyContext, verifyRequest } from "./verify.ts";

/** Values that the steps of the pipeline share. */
export interface PipelineContext {
  readonly limits: AxonLimits;
  readonly queue: PriorityQueue;
  readonly rooms: BodyRoom;
  readonly verification: VerifyContext;
  /** Requests of a caller to one synapse, at the rate that its hook gives him. */
  readonly paces: RateLimit;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Time at which the axon began to listen, by the same clock. */
  readonly startedAt: () => number;
  /** Called with inner failures, with the number that the caller got. */
  readonly onFailure: (id: string, error: unknown) => void;
}

/** A request that has passed all that can be said without its body. */
export interface Admitted {
  readonly head: RequestHead;
  readonly caller: string;
  readonly priority: number;
}

const DEFAULT_TIMEOUT_MS = 12_000;

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

async function verified(route: Route, head: RequestHead, context: PipelineContext): Promise<Verified> {
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
export async function admit(route: Route, head: RequestHead, context: PipelineContext): Promise<Admitted> {
  const { blacklist, priority } = route.hooks;
  const fail = (error: unknown): Rejection => {
    const id = randomUUID();
    context.onFailure(id, error);
    return internalError(id);
  };
  const reason = blacklist === undefined ? undefined : await hook(() => blacklist(head), fail);
  if (reason !== undefined) throw new Rejection(403, `Forbidden. Key is blacklisted: ${reason}.`);
  const { caller, earlyMs } = await verified(route, head, context);
  const rate = route.hooks.pace?.(head) ?? Number.POSITIVE_INFINITY;
  if (Number.isFinite(rate)) {
    const wait = context.paces.wait(`${head.name} ${caller}`, context.clock(), rate);
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

function timedOut(head: RequestHead): Rejection {
  return new Rejection(408, `Response timeout after: ${head.timeoutMs / 1000}s`);
}

/** The request in a body. @throws Rejection 422 on another form, 500 when the body is not the one that was signed */
export function readRequest(route: Route, head: RequestHead, body: string): object {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new Rejection(422, "the body is not JSON");
  }
  const parsed = route.synapse.request.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Rejection(422, `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "invalid"}`);
  }
  if (bodyHash(route.synapse, parsed.data) !== head.bodyHash) throw internalError(randomUUID());
  return parsed.data;
}

/** Answers an admitted request when it is its turn, within the caller's time (step 6). @throws Rejection */
export async function answer(
  route: Route,
  { head, caller, priority }: Admitted,
  request: object,
  gone: AbortSignal,
  context: PipelineContext,
): Promise<object> {
  const limit = deadline(head.timeoutMs, gone);
  const { signal } = limit;
  const isLate = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(timedOut(head)), { once: true });
  });
  const answered = context.queue.run({ caller, priority, signal, onAbort: () => timedOut(head) }, () =>
    route.handler(request, { caller, signal }),
  );
  // A handler that goes on after its caller was answered may still fail; nobody is told any more.
  answered.catch(() => undefined);
  try {
    return await Promise.race([answered, isLate]);
  } catch (error) {
    if (error instanceof Rejection) throw error;
    const id = randomUUID();
    context.onFailure(id, error);
    throw internalError(id);
  } finally {
    limit.release();
  }
}
