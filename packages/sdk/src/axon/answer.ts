import { randomUUID } from "node:crypto";
import { deadline } from "../deadline.ts";
import { bodyHash } from "../synapse/index.ts";
import type { Admitted } from "./admission.ts";
import type { AxonContext } from "./context.ts";
import { internalError, Rejection } from "./errors.ts";
import type { Route } from "./routes.ts";
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
  gone: AbortSignal,
  context: AxonContext,
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
