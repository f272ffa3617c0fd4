import type { Random } from "../random.ts";
import { questionPrompt, sceneKinds } from "./scenes.ts";
import { makeStory } from "./story.ts";

/** A text like those of the training data: a story, or a scene with the questions about it and their answers. */
export function makeDocument(random: Random): string {
  if (random.chance(0.2)) {
    const { opening, continuation } = makeStory(random);
    return opening + continuation;
  }
  const { facts, asks } = random.pick(sceneKinds)(random);
  return random
    .shuffle(asks)
    .map(({ question, answer }, index) => {
      return `${questionPrompt({ facts: index === 0 ? facts : "", question })} ${answer.join(" ")}\n`;
    })
    .join("");
}
