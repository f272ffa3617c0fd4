import type { Random } from "../random.ts";
import {
  afterA,
  animals,
  colors,
  feelings,
  type Person,
  people,
  places,
  sizes,
  things,
  weathers,
} from "./vocabulary.ts";

/** A short story, cut where a writer is to go on. */
export interface Story {
  /** The first sentences. */
  readonly opening: string;
  /** The rest of the story: several sentences, starting with a blank. */
  readonly continuation: string;
}

/** Persons and things of a story. They stay the same all the way: a thing keeps its color. */
interface Cast {
  readonly hero: Person;
  readonly friend: Person;
  readonly thing: string;
  readonly color: string;
  readonly size: string;
  readonly animal: string;
  readonly here: string;
  readonly there: string;
  readonly feeling: string;
  readonly weather: string;
}

/** A sentence of the story; `subject` is the hero's name or pronoun. */
type Sentence = (cast: Cast, subject: string, random: Random) => string;

const openings: readonly Sentence[] = [
  ({ hero, here, weather }) => `It was a ${weather} day. ${hero.name} went to the ${here}.`,
  ({ hero, here }, _, random) => `One ${random.pick(["morning", "evening", "day"])} ${hero.name} was in the ${here}.`,
  ({ hero, friend, here }) => `${hero.name} and ${friend.name} lived near the ${here}.`,
  ({ hero, here, feeling }) => `${hero.name} was ${feeling} and walked to the ${here}.`,
];

const discoveries: readonly Sentence[] = [
  ({ thing, color, here }, subject) => `${subject} found a ${color} ${thing} in the ${here}.`,
  ({ thing, color, size }, subject) => `${subject} saw a ${size} ${thing}. The ${thing} was ${color}.`,
  ({ thing, color, friend }, subject) => `${subject} wanted to give a ${color} ${thing} to ${friend.name}.`,
];

const meetings: readonly Sentence[] = [
  ({ animal, size, here }, subject) => `${subject} met a ${size} ${animal} in the ${here}.`,
  ({ animal, thing }) => `A ${animal} came and looked at the ${thing}.`,
  ({ animal, feeling, thing }) => `A ${feeling} ${animal} slept beside the ${thing}.`,
];

const middles: readonly Sentence[] = [
  ({ thing, animal }, subject) => `${subject} showed the ${thing} to the ${animal}.`,
  ({ thing, animal }) => `The ${animal} took the ${thing} and ran away.`,
  ({ animal, there }) => `The ${animal} went to the ${there}.`,
  ({ there }, subject) => `${subject} walked to the ${there}.`,
  ({ friend, there }) => `${friend.name} was in the ${there} too.`,
  ({ friend }, subject) => `${subject} asked ${friend.name} for help.`,
  ({ friend, thing }) => `${friend.name} said, "I know this ${thing}."`,
  ({ friend, animal }) => `${friend.name} was afraid of the ${animal}.`,
  ({ color, thing }, subject) => `${subject} said, "Where is my ${color} ${thing}?"`,
  ({ animal, friend }) => `The ${animal} liked ${friend.name}.`,
  ({ weather, there }) => `It was ${weather} in the ${there}.`,
  ({ thing, there }, subject) => `${subject} looked for the ${thing} in the ${there}.`,
];

const endings: readonly Sentence[] = [
  ({ friend, thing }, subject) => `${subject} gave the ${thing} to ${friend.name}.`,
  ({ hero, friend, feeling }) => `${hero.name} and ${friend.name} were ${feeling}.`,
  ({ thing, color }) => `The ${color} ${thing} was safe again.`,
  ({ animal, here }, subject) => `${subject} and the ${animal} went back to the ${here}.`,
  ({ hero, here, thing }) => `In the evening ${hero.name} took the ${thing} home to the ${here}.`,
];

function makeCast(random: Random): Cast {
  const [hero, friend] = random.sample(people, 2);
  const [here, there] = random.sample(places, 2);
  if (hero === undefined || friend === undefined || here === undefined || there === undefined) {
    throw new RangeError("the vocabulary is empty");
  }
  return {
    hero,
    friend,
    here,
    there,
    thing: random.pick(things),
    color: random.pick(afterA(colors)),
    size: random.pick(afterA(sizes)),
    animal: random.pick(afterA(animals)),
    feeling: random.pick(afterA(feelings)),
    weather: random.pick(weathers),
  };
}

/** Tells a fresh story of about a hundred words. */
export function makeStory(random: Random): Story {
  const cast = makeCast(random);
  const tell = (sentence: Sentence): string =>
    sentence(cast, random.chance(0.6) ? cast.hero.pronoun : cast.hero.name, random);
  const opening = [random.pick(openings), random.pick(discoveries), random.pick(meetings)].map(tell);
  const continuation = [...random.sample(middles, 7), ...random.sample(endings, 2)].map(tell);
  return { opening: opening.join(" "), continuation: ` ${continuation.join(" ")}` };
}
