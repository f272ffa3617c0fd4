import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import * as z from "zod";
import { useNetwork } from "./context.ts";
import { type Fault, FaultError, faultOf } from "./fault.ts";

/** A picture of 28 × 28 gray pixels, one byte a pixel, as base64. */
const picture = z.base64().length(1048);
const text = z.string().max(4_000);
const hotkey = z.string().max(64);

const shownAnswer = z.object({
  uid: z.int().nonnegative(),
  hotkey,
  question: text,
  truth: text,
  answer: text,
  reason: text,
  pictures: z.array(picture).max(64),
  latencyMs: z.number(),
  score: z.number(),
});

/** Facts that a validator publishes of itself: its subnet, whether it takes questions, and its last rounds. */
const validatorRounds = z.object({
  netuid: z.int().nonnegative(),
  market: z.enum(["text", "image"]),
  hotkey,
  asks: z.boolean(),
  rounds: z.array(z.object({ at: z.number(), answers: z.array(shownAnswer).max(64) })).max(50),
});

const asked = z.object({
  answers: z
    .array(
      z.object({
        uid: z.int().nonnegative(),
        hotkey,
        latencyMs: z.number(),
        text: text.optional(),
        shares: z.array(z.number()).max(100).optional(),
        failure: text.optional(),
      }),
    )
    .max(64),
});

/** A validator with its last rounds, and where it publishes them. */
export interface ValidatorRounds extends z.infer<typeof validatorRounds> {
  readonly url: string;
}
/** A round of a validator: when it ended (Unix time in ms), and what each miner answered. */
export type Round = ValidatorRounds["rounds"][number];
/** Answer of a miner in a round, and what it was worth. */
export type RoundAnswer = z.infer<typeof shownAnswer>;
/** Answer of a miner to a visitor's question. */
export type AskedAnswer = z.infer<typeof asked>["answers"][number];

/** Longest answer of a validator, in characters. */
const MAX_ANSWER = 8 * 1024 * 1024;
const ANEW_MS = 5_000;
const TIMEOUT_MS = 10_000;
/** Miners have 12 s, behind the questions before. */
const ASK_TIMEOUT_MS = 60_000;

async function answerOf<Schema extends z.ZodType>(response: Response, schema: Schema): Promise<z.output<Schema>> {
  const body = await response.text();
  if (!response.ok) throw new FaultError("refused", `${response.status}: ${body.slice(0, 500)}`);
  if (body.length > MAX_ANSWER) throw new FaultError("refused", `an answer of ${body.length} characters`);
  return schema.parse(JSON.parse(body));
}

const unreachable = (url: string) => (error: unknown) => {
  throw new FaultError("validatorUnreachable", `${url}: ${error}`);
};

/** Reads the last rounds of each validator that the page knows of, again and again while somebody looks. */
export function useValidators(): readonly UseQueryResult<ValidatorRounds>[] {
  const { config } = useNetwork();
  return useQueries({
    queries: config.validators.map((url) => ({
      queryKey: ["validator", url],
      queryFn: async () => {
        const read = fetch(new URL("rounds", url), { signal: AbortSignal.timeout(TIMEOUT_MS) });
        const known = await answerOf(await read.catch(unreachable(url)), validatorRounds);
        return { ...known, url };
      },
      staleTime: ANEW_MS,
      refetchInterval: ANEW_MS,
      gcTime: 30_000,
      retry: false,
    })),
  });
}

/** Rounds of a subnet, as far as this page is told of them. */
interface SubnetRounds {
  readonly validators: readonly ValidatorRounds[];
  /** True while it is not known yet of every validator which subnet it is of. */
  readonly isPending: boolean;
  /** Faults of validators whose subnet is not known. */
  readonly faults: readonly Fault[];
}

/** Reads the last rounds of the validators of a subnet that the page knows of. */
export function useRounds(netuid: number): SubnetRounds {
  const all = useValidators();
  return {
    validators: all.flatMap(({ data }) => (data?.netuid === netuid ? [data] : [])),
    isPending: all.some(({ isPending }) => isPending),
    faults: all.flatMap(({ data, error }) => (data === undefined && error !== null ? [faultOf(error)] : [])),
  };
}

/** Returns the answer of a round with the highest score. */
export function bestAnswer({ answers }: Round): RoundAnswer | undefined {
  return answers.toSorted((a, b) => b.score - a.score)[0];
}

/**
 * Puts a question to the miners of a validator.
 *
 * @throws FaultError `refused` when too many ask, or it is no question; `validatorUnreachable`
 */
export async function askMiners(url: string, question: object): Promise<readonly AskedAnswer[]> {
  const request = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(question) };
  const sent = fetch(new URL("ask", url), { ...request, signal: AbortSignal.timeout(ASK_TIMEOUT_MS) });
  const { answers } = await answerOf(await sent.catch(unreachable(url)), asked);
  return answers;
}
