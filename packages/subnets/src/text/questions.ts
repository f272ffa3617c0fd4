import type { Random } from "../random.ts";
import { colors, people, places, things } from "./vocabulary.ts";

/** A question whose answer follows from its own text. */
export interface Question {
  /** Facts in plain words, one sentence after another; may be empty. */
  readonly facts: string;
  readonly question: string;
  /** The words of the answer, in order. */
  readonly answer: readonly string[];
}

const names = people.map(({ name }) => name);

/** Things put somewhere, one of them moved afterwards. */
function whereIs(random: Random): Question {
  const objects = random.sample(things, 3);
  const where = random.sample(places, 4);
  const sentences = objects.map(
    (object, index) =>
      `${random.pick(names)} ${random.pick(["put", "left", "hid"])} the ${object} in the ${where[index]}.`,
  );
  const moved = random.chance(0.4) ? random.integer(0, 2) : undefined;
  if (moved !== undefined) sentences.push(`Then ${random.pick(names)} took the ${objects[moved]} to the ${where[3]}.`);
  const asked = random.integer(0, 2);
  const answer = (asked === moved ? where[3] : where[asked]) ?? "";
  return { facts: sentences.join(" "), question: `Where is the ${objects[asked]}?`, answer: [answer] };
}

/** Things that people have, one of them given away. */
function whoHas(random: Random): Question {
  const [first = "", second = "", third = "", fourth = ""] = random.sample(names, 4);
  const objects = random.sample(things, 3);
  const holders = [first, second, third];
  const sentences = holders.map((name, index) => `${name} has the ${objects[index]}.`);
  const given = random.integer(0, 2);
  const receiver = random.pick([fourth, ...holders.filter((_, index) => index !== given)]);
  sentences.push(`${holders[given]} gave the ${objects[given]} to ${receiver}.`);
  const asked = random.chance(0.5) ? given : random.integer(0, 2);
  const answer = (asked === given ? receiver : holders[asked]) ?? "";
  return { facts: sentences.join(" "), question: `Who has the ${objects[asked]}?`, answer: [answer] };
}

function whichColor(random: Random): Question {
  const objects = random.sample(things, 4);
  const paints = random.sample(colors, 4);
  const asked = random.integer(0, 3);
  return {
    facts: objects.map((object, index) => `The ${object} is ${paints[index]}.`).join(" "),
    question: `What color is the ${objects[asked]}?`,
    answer: [paints[asked] ?? ""],
  };
}

function howMany(random: Random): Question {
  const [name, object] = [random.pick(names), random.pick(things)];
  const plus = random.chance(0.6);
  const had = random.integer(plus ? 1 : 3, 12);
  const change = random.integer(1, plus ? 9 : had - 1);
  return {
    facts: `${name} had ${had} ${object}s. ${name} ${plus ? "found" : "lost"} ${change} ${object}s.`,
    question: `How many ${object}s does ${name} have now?`,
    answer: [String(plus ? had + change : had - change)],
  };
}

function whatComesNext(random: Random): Question {
  const [start, step] = [random.integer(1, 20), random.integer(1, 4)];
  const shown = Array.from({ length: 4 }, (_, index) => start + step * index);
  return { facts: "", question: `Which number comes next: ${shown.join(" ")}?`, answer: [String(start + step * 4)] };
}

function repeat(random: Random): Question {
  const words = random.sample([...things, ...places], random.integer(3, 4));
  return { facts: "", question: `Repeat these words: ${words.join(" ")}.`, answer: words };
}

function backwards(random: Random): Question {
  const words = random.sample([...things, ...places], 3);
  return { facts: "", question: `Say these words backwards: ${words.join(" ")}.`, answer: [...words].reverse() };
}

/** Three people in order of age, told in two sentences in any order. */
function whoIsOldest(random: Random): Question {
  const [old = "", middle = "", young = ""] = random.sample(names, 3);
  const pairs: readonly (readonly [string, string])[] = random.shuffle([
    [old, middle],
    [middle, young],
  ]);
  const facts = pairs.map(([older, younger]) =>
    random.chance(0.5) ? `${older} is older than ${younger}.` : `${younger} is younger than ${older}.`,
  );
  const oldest = random.chance(0.5);
  return {
    facts: facts.join(" "),
    question: oldest ? "Who is the oldest?" : "Who is the youngest?",
    answer: [oldest ? old : young],
  };
}

/** Makers of questions, one for each kind. */
export const questionKinds: readonly ((random: Random) => Question)[] = [
  whereIs,
  whoHas,
  whichColor,
  howMany,
  whatComesNext,
  repeat,
  backwards,
  whoIsOldest,
];

/** A question as miners get it; the answer follows after a blank. */
export function questionPrompt({ facts, question }: Pick<Question, "facts" | "question">): string {
  return `${facts === "" ? "" : `${facts}\n`}Question: ${question}\nAnswer:`;
}
