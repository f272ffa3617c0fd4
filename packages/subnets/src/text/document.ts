import type { Random } from "../random.ts";
import { questionKinds, questionPrompt } from "./questions.ts";
import { makeStory } from "./story.ts";

/** A text as the shipped models were trained on: a story, or a scene with the questions about it and their answers. */
export function makeDocument(random: Random): string {
  if (random.chance(0.2)) {
    const { opening, continuation } = makeStory(random);
    return opening + continuation;
  }
  const { facts, asks } = random.pick(questionKinds)(random);
  return random
    .shuffle(asks)
    .map(({ question, answer }, index) => {
      return `${questionPrompt({ facts: index === 0 ? facts : "", question })} ${answer.join(" ")}\n`;
    })
    .join("");
}
