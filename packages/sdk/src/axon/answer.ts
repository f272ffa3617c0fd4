import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { deadline } from "../deadline.ts";
import { bodyHash } from "../synapse/index.ts";
import type { Admitted } from "./admission.ts";
import type { AxonContext } from "./context.ts";
import { internalError, Rejection } from "./errors.ts";
import type { Place } from "./queue.ts";
import type { CallContext, Route } from "./routes.ts";
import type { RequestHead } from "./verify.ts";

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
  outgoing: ServerResponse,
  context: AxonContext,
): Promise<object> {
  const limit = deadline(head.timeoutMs);
  const leave = (): void => limit.end();
  if (outgoing.destroyed) leave();
  else outgoing.once("close", leave);
  const late = (): Rejection => timedOut(head);
  // The signal is made for those that ask for it.
  const place: Place = {
    caller,
    priority,
    get signal() {
      return limit.signal;
    },
    onAbort: late,
  };
  const call: CallContext = {
    caller,
    get signal() {
      return limit.signal;
    },
  };
  try {
    return await new Promise((resolve, reject) => {
      limit.onEnd(() => reject(late()));
      // A handler that goes on after its caller was answered may still fail; nobody is told any more.
      context.queue.run(place, () => route.handler(request, call)).then(resolve, reject);
    });
  } catch (error) {
    if (error instanceof Rejection) throw error;
    const id = randomUUID();
    context.onFailure(id, error);
    throw internalError(id);
  } finally {
    limit.release();
    outgoing.off("close", leave);
  }
}
