import type { ChainHeads, Jobs } from "../jobs/interface.ts";
import { doJob, type JobContext } from "./jobs.ts";
import type { ThreadResponse, ThreadTurn } from "./messages.ts";
import { decodeTransactions, encodeValidated, type Validated } from "./validations.ts";
import { toWire } from "./wire.ts";

/** Milliseconds after which no other request of a turn is begun: another client may be next. */
const TURN_MS = 50;

/** Milliseconds for which what was found out of transactions is kept back, to be sent together. */
const TOGETHER_MS = 5;

/** Means with which a thread works. */
export interface TurnContext extends JobContext {
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
  /** Does one request. */
  const attempt = (place: number, work: (ms: () => number) => void): void => {
    const started = performance.now();
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
  let validated: Validated[] = [];
  let sent = begun;
  const send = (): void => {
    if (validated.length > 0) reply({ validated: encodeValidated(validated) });
    validated = [];
    sent = performance.now();
    tidy();
  };
  const inputs = decodeTransactions(transactions);
  for (const [place, input] of inputs.entries()) {
    if (isOver(place)) break;
    attempt(place, (ms) => {
      const { answer, verified } = doJob("validate", input, context);
      validated.push({ place, answer, verified, ms: ms() });
    });
    if (performance.now() - sent > TOGETHER_MS) send();
  }
  send();
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
