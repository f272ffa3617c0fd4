import { SIGNATURES_TOGETHER } from "@opentao/crypto";
import type { ChainHeads, Jobs, ValidationInput } from "../jobs/interface.ts";
import { doJob, type JobContext } from "./jobs.ts";
import type { ThreadResponse, ThreadTurn } from "./messages.ts";
import { type PresumedValidation, type PresumingContext, presumeAll } from "./presumed.ts";
import { decodeTransactions, encodeValidated, type Validated } from "./validations.ts";
import { toWire } from "./wire.ts";

/** Milliseconds after which no other request of a turn is begun: another client may be next. */
const TURN_MS = 50;

/** Means with which a thread works. */
export interface TurnContext extends JobContext {
  readonly chain: JobContext["chain"] & PresumingContext["chain"];
  readonly signatures: JobContext["signatures"] & PresumingContext["signatures"];
  /** Makes visible what has been written up to now, and takes these for the heads. */
  readonly refresh: (heads: ChainHeads) => void;
  /** Notes the place of what is begun: whoever ends the thread wants to know. */
  readonly begin: (place: number) => void;
  /** @param moved - buffers that need not be copied */
  readonly reply: (response: ThreadResponse, moved?: readonly ArrayBuffer[]) => void;
  /** Frees what was used and is not any more. */
  readonly tidy: () => void;
}

/** Does a turn, and replies; what is not begun in time is left. */
export function doTurn({ heads, transactions, others }: ThreadTurn, context: TurnContext): void {
  const { refresh, begin, reply, tidy } = context;
  const begun = performance.now();
  const isOver = (place: number): boolean => place > 0 && performance.now() - begun > TURN_MS;
  /** Does something for the request in a place. @param before - milliseconds that it has taken */
  const attempt = (place: number, work: (ms: () => number) => void, before = 0): void => {
    const started = performance.now() - before;
    const ms = (): number => performance.now() - started;
    begin(place);
    try {
      refresh(heads);
      work(ms);
    } catch (error) {
      // Whatever a job throws goes to whoever asked for it.
      reply({ place, ms: ms(), error: toWire(error) });
    }
  };
  const send = (list: readonly Validated[]): void => {
    if (list.length > 0) reply({ validated: encodeValidated(list) });
  };
  const inputs = decodeTransactions(transactions);
  for (let first = 0; first < inputs.length && !isOver(first); first += SIGNATURES_TOGETHER) {
    const group = inputs.slice(first, first + SIGNATURES_TOGETHER).map((input, i) => ({ place: first + i, input }));
    const tried = tryTogether(group, heads, context, isOver);
    send(tried.flatMap(({ place, ms, found }) => (found === undefined ? [] : [{ place, ms, ...found }])));
    for (const { place, input, ms: before } of tried.filter(({ found }) => found === undefined)) {
      if (isOver(place)) break;
      const validate = (ms: () => number): void => {
        const { answer, verified } = doJob("validate", input, context);
        send([{ place, answer, verified, ms: ms() }]);
      };
      attempt(place, validate, before);
    }
    tidy();
  }
  for (const [i, { job, input }] of others.entries()) {
    const place = inputs.length + i;
    if (isOver(place)) break;
    attempt(place, (ms) => {
      // Input and job come together from Workers.run.
      const output: Jobs[typeof job]["output"] = doJob(job, input as never, context);
      // Of other jobs the chain may keep the bytes.
      const isFresh = job === "read" || job === "parse" || job === "body";
      reply({ place, ms: ms(), output }, isFresh ? buffersOf(output) : []);
    });
    tidy();
  }
}

/** A transaction in its place. */
interface Placed {
  readonly place: number;
  readonly input: ValidationInput;
}

/** Presumes that transactions are signed as they should be; where that fails, each says for itself what is wrong. */
function tryTogether(
  group: readonly Placed[],
  heads: ChainHeads,
  context: TurnContext,
  isOver: (place: number) => boolean,
): (Placed & PresumedValidation)[] {
  let tried: readonly PresumedValidation[] = [];
  try {
    context.refresh(heads);
    const begin = (i: number) => context.begin(group[i]?.place ?? 0);
    tried = presumeAll(
      group.map(({ input }) => input),
      context,
      begin,
      (i) => isOver(group[i]?.place ?? 0),
    );
  } catch {
    // They are validated one by one then.
  }
  return group.map(({ place, input }, i) => {
    const { ms, found } = tried[i] ?? { ms: 0, found: undefined };
    return { place, input, ms, found };
  });
}

/** Buffers that can go over without being copied: those that hold one large value alone. */
function buffersOf(output: unknown): ArrayBuffer[] {
  const values = output instanceof Uint8Array ? [output] : paramsOf(output);
  return values.flatMap((value) =>
    value instanceof Uint8Array && value.buffer instanceof ArrayBuffer && value.length === value.buffer.byteLength
      ? [value.buffer]
      : [],
  );
}

function paramsOf(output: unknown): readonly unknown[] {
  if (typeof output !== "object" || output === null || !("params" in output)) return [];
  return Array.isArray(output.params) ? output.params : [];
}
