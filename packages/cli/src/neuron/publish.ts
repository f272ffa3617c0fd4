import { type AskedMiner, Asks, RoundBook, RoundsServer } from "@opentao/sdk";
import type { Questions, SubnetDefinition } from "@opentao/subnets";
import type { ValidatorFlags } from "./flags.ts";

/** Rounds of a validator that pages can read, and questions that they may ask. */
interface Published<Q extends object, A extends object, S> {
  /** Options that the validator is to be given. */
  readonly options: { readonly book: RoundBook<Q, A, S>; readonly asks: Asks<Q, A> };
  close(): Promise<void>;
}

function shownOf<A extends object>({ uid, hotkey, response }: AskedMiner<A>, present: Questions<object, A>["present"]) {
  const { latencyMs } = response;
  if (!response.ok) return { uid, hotkey, latencyMs, failure: response.message };
  return { uid, hotkey, latencyMs, ...present(response.answer) };
}

/**
 * Publishes the rounds of a validator if that was asked for.
 *
 * @param hotkey - SS58 address of the validator
 * @param onProblem - takes what goes wrong while somebody is answered
 */
export async function publishRounds<Q extends object, A extends object, S>(
  { name, explain, pictures, questions }: SubnetDefinition<Q, A, S>,
  { roundsPort, roundsOrigins, ask, netuid }: ValidatorFlags,
  hotkey: string,
  onProblem: (error: unknown) => void,
): Promise<Published<Q, A, S> | undefined> {
  if (roundsPort === undefined) return undefined;
  const asks = new Asks<Q, A>();
  const book = new RoundBook<Q, A, S>({ explain, ...(pictures === undefined ? {} : { pictures }) });
  const put = (asked: unknown) => {
    const request = questions.request(asked);
    if (request === undefined) return "invalid";
    const answers = asks.ask(request, questions.timeoutMs);
    return answers === undefined ? "busy" : answers.then((all) => all.map((one) => shownOf(one, questions.present)));
  };
  const server = await RoundsServer.start({
    port: roundsPort,
    origins: roundsOrigins,
    facts: { netuid, market: name, hotkey },
    rounds: (count) => book.last(count),
    onProblem,
    ...(ask ? { ask: put } : {}),
  });
  return { options: { book, asks }, close: () => server.close() };
}
