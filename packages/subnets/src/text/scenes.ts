import type { Random } from "../random.ts";
import { colors, countableThings, people, places, things } from "./vocabulary.ts";

/** A question of a generated text, which the facts before it answer. */
interface Question {
  /** Facts in plain words, one sentence after another; may be empty. */
  readonly facts: string;
  readonly question: string;
  /** The words of the answer, in order. */
  readonly answer: readonly string[];
}

/** Facts and all questions about them. */
interface Scene {
  readonly facts: string;
  readonly asks: readonly Omit<Question, "facts">[];
}

const names = people.map(({ name }) => name);

/** Things put somewhere, often one of them moved afterwards. */
function whereIs(random: Random): Scene {
  const objects = random.sample(things, random.integer(2, 3));
  const [later = "", ...first] = random.sample(places, objects.length + 1);
  const sentences = objects.map(
    (object, index) =>
      `${random.pick(names)} ${random.pick(["put", "left", "hid"])} the ${object} in the ${first[index]}.`,
  );
  const moved = random.chance(0.4) ? random.pick(objects) : undefined;
  if (moved !== undefined) sentences.push(`Then ${random.pick(names)} took the ${moved} to the ${later}.`);
  const asks = objects.map((object, index) => ({
    question: `Where is the ${object}?`,
    answer: [object === moved ? later : (first[index] ?? "")],
  }));
  return { facts: sentences.join(" "), asks };
}

/** Things that people have, one of them given away. */
function whoHas(random: Random): Scene {
  const objects = random.sample(things, random.integer(2, 3));
  const [stranger = "", ...holders] = random.sample(names, objects.length + 1);
  const given = random.integer(0, objects.length - 1);
  const receiver = random.pick([stranger, ...holders.filter((_, index) => index !== given)]);
  const sentences = holders.map((name, index) => `${name} has the ${objects[index]}.`);
  sentences.push(`${holders[given]} gave the ${objects[given]} to ${receiver}.`);
  const asks = objects.map((object, index) => ({
    question: `Who has the ${object}?`,
    answer: [index === given ? receiver : (holders[index] ?? "")],
  }));
  return { facts: sentences.join(" "), asks };
}

function whichColor(random: Random): Scene {
  const objects = random.sample(things, random.integer(2, 4));
  const paints = random.sample(colors, objects.length);
  return {
    facts: objects.map((object, index) => `The ${object} is ${paints[index]}.`).join(" "),
    asks: objects.map((object, index) => ({
      question: `What color is the ${object}?`,
      answer: [paints[index] ?? ""],
    })),
  };
}

function howMany(random: Random): Scene {
  const [name, object] = [random.pick(names), random.pick(countableThings)];
  const plus = random.chance(0.6);
  const had = random.integer(plus ? 1 : 3, 12);
  const change = random.integer(1, plus ? 9 : had - 1);
  return {
    facts: `${name} had ${had} ${object}s. ${name} ${plus ? "found" : "lost"} ${change} ${object}s.`,
    asks: [
      {
        question: `How many ${object}s does ${name} have now?`,
        answer: [String(plus ? had + change : had - change)],
      },
    ],
  };
}

function whatComesNext(random: Random): Scene {
  const [start, step] = [random.integer(1, 20), random.integer(1, 4)];
  const shown = Array.from({ length: 4 }, (_, index) => start + step * index);
  const question = `Which number comes next: ${shown.join(" ")}?`;
  return { facts: "", asks: [{ question, answer: [String(start + step * 4)] }] };
}

function repeat(random: Random): Scene {
  const words = random.sample([...things, ...places], random.integer(3, 4));
  return { facts: "", asks: [{ question: `Repeat these words: ${words.join(" ")}.`, answer: words }] };
}

function backwards(random: Random): Scene {
  const words = random.sample([...things, ...places], 3);
  const question = `Say these words backwards: ${words.join(" ")}.`;
  return { facts: "", asks: [{ question, answer: [...words].reverse() }] };
}

/** Three people in order of age, told in two sentences in any order. */
function whoIsOldest(random: Random): Scene {
  const [old = "", middle = "", young = ""] = random.sample(names, 3);
  const pairs: readonly (readonly [string, string])[] = random.shuffle([
    [old, middle],
    [middle, young],
  ]);
  const facts = pairs.map(([older, younger]) =>
    random.chance(0.5) ? `${older} is older than ${younger}.` : `${younger} is younger than ${older}.`,
  );
  return {
    facts: facts.join(" "),
    asks: [
      { question: "Who is the oldest?", answer: [old] },
      { question: "Who is the youngest?", answer: [young] },
    ],
  };
}

/** Makers of scenes, one for each kind. */
export const sceneKinds: readonly ((random: Random) => Scene)[] = [
  whereIs,
  whoHas,
  whichColor,
  howMany,
  whatComesNext,
  repeat,
  backwards,
  whoIsOldest,
];

/** A question as models are trained on it; the answer follows after a blank. */
export function questionPrompt({ facts, question }: Pick<Question, "facts" | "question">): string {
  return `${facts === "" ? "" : `${facts}\n`}Question: ${question}\nAnswer:`;
}
