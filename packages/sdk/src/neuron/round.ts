import type { AxonTarget, Dendrite, SynapseResponse } from "../dendrite/index.ts";
import type { Neuron } from "../metagraph/index.ts";
import type { Synapse } from "../synapse/index.ts";
import type { Judge, MinerAnswer, Score, Task } from "./contracts.ts";
import type { RestingMiners } from "./restingMiners.ts";
import { SAME_MACHINE } from "./serving.ts";

/** Parameters of a round. */
export interface RoundParts<Q extends object, A extends object, S> {
  readonly judge: Judge<Q, A, S>;
  readonly synapse: Synapse<Q, A>;
  readonly dendrite: Pick<Dendrite, "queryEach">;
  /** Called when a miner has answered or failed; says whose response is left out of its score. Default: nobody's is. */
  readonly resting?: Pick<RestingMiners, "over" | "excuses">;
}

/** Outcome of a round for one miner. */
export interface Judged<Q, A, S> extends Score {
  readonly hotkey: string;
  readonly task: Task<Q, S>;
  readonly response: SynapseResponse<A>;
}

/** Returns where a miner is asked. */
export function targetOf({ axon, hotkey }: Neuron): AxonTarget {
  const host = axon === undefined || axon.ip === SAME_MACHINE ? "127.0.0.1" : axon.ip;
  return { host, port: axon?.port ?? 0, hotkey };
}

function answerOf<A>(uid: number, response: SynapseResponse<A>): MinerAnswer<A> {
  return { uid, answer: response.ok ? response.answer : undefined, latencyMs: response.latencyMs };
}

/**
 * Asks each miner a request of its own, all at the same time, and scores the answers, each for itself: what one miner
 * is asked is of no use to another, neither to copy nor to sell. A miner that is excused has no score of this round.
 * Gives nothing when `signal` aborts.
 */
export async function playRound<Q extends object, A extends object, S>(
  miners: readonly Neuron[],
  { judge, synapse, dendrite, resting }: RoundParts<Q, A, S>,
  signal: AbortSignal,
): Promise<readonly Judged<Q, A, S>[]> {
  const tasks: Task<Q, S>[] = [];
  for (const _ of miners) {
    if (signal.aborted) return [];
    tasks.push(await judge.nextTask());
  }
  const asked = miners.flatMap((miner, i) => {
    const task = tasks[i];
    return task === undefined ? [] : [{ miner, task }];
  });
  const queries = asked.map(({ miner, task: { request, timeoutMs } }) => ({
    axon: targetOf(miner),
    request,
    timeoutMs,
    onOver: () => resting?.over(miner.hotkey),
  }));
  const responses = await dendrite.queryEach(queries, synapse, signal);
  const judged: Judged<Q, A, S>[] = [];
  for (const [i, { miner, task }] of asked.entries()) {
    const response = responses[i];
    if (signal.aborted) return [];
    if (response === undefined) continue;
    const { uid, hotkey } = miner;
    if (resting?.excuses(hotkey, response) === true) continue;
    const scores = await judge.score(task, [answerOf(uid, response)]);
    const score = scores.find((one) => one.uid === uid)?.score;
    if (score !== undefined) judged.push({ uid, hotkey, score, task, response });
  }
  return judged;
}
