import { z } from "zod";
import { defineSynapse, type Judge } from "../src/index.ts";

/** A task whose answer is wrong or right: double a number. */
export const double = defineSynapse({
  name: "Double",
  request: z.object({ number: z.int() }),
  response: z.object({ doubled: z.int() }),
});
export type Question = z.infer<typeof double.request>;
export type Answer = z.infer<typeof double.response>;

/** No test depends on how fast a machine is. */
export const PLENTY_MS = 60_000;

/** Never asks the same twice. */
export function doublingJudge(): Judge<Question, Answer, number> {
  let number = 0;
  return {
    nextTask: async () => {
      number += 1;
      return { request: { number }, secret: 2 * number, timeoutMs: PLENTY_MS };
    },
    score: async ({ secret }, answers) =>
      answers.map(({ uid, answer }) => ({ uid, score: answer?.doubled === secret ? 1 : 0 })),
    close: async () => undefined,
  };
}
