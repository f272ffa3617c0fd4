/** A person of the stories. */
export interface Person {
  readonly name: string;
  readonly pronoun: "She" | "He";
}

const women = "Ada Anna Clara Dora Elsa Emma Flora Greta Hanna Ida Julia Lena Lucy Mara Maya Mira Nora Rosa Sara Vera";
const men = "Adam Ben Carl Daniel Emil Felix Hugo Ivan Jack Jonas Leo Max Milo Noah Oscar Paul Peter Sam Theo Tom";

/** Everybody who can appear. */
export const people: readonly Person[] = [
  ...women.split(" ").map((name): Person => ({ name, pronoun: "She" })),
  ...men.split(" ").map((name): Person => ({ name, pronoun: "He" })),
];

/** Things that can be carried. */
export const things: readonly string[] =
  "apple ball basket bell book bottle bowl box bread brush candle coin cup drum feather flute hammer hat key knife lamp letter map mirror needle pen pot ring rope shell shoe spoon stone sword whistle".split(
    " ",
  );

/** Places where things and people can be. */
export const places: readonly string[] =
  "barn bridge castle cave cellar church field forest garden harbor hill hut island kitchen lake library market meadow mill mine palace river school shop stable temple tower valley village well".split(
    " ",
  );

export const colors: readonly string[] =
  "black blue brown gold green grey orange pink purple red silver white yellow".split(" ");

export const animals: readonly string[] =
  "bear bird cat cow deer dog donkey duck fox frog goat goose hen horse mouse owl pig rabbit sheep wolf".split(" ");

export const feelings: readonly string[] = "happy sad tired hungry proud afraid calm angry curious brave".split(" ");

export const weathers: readonly string[] = "sunny rainy windy cold warm foggy snowy stormy".split(" ");

export const sizes: readonly string[] = "big small old new heavy light long round".split(" ");

/** Words that `a` goes before: no story needs `an`. */
export function afterA(words: readonly string[]): string[] {
  return words.filter((word) => !/^[aeiou]/.test(word));
}

/** Things of which there are several by an s. */
export const countableThings: readonly string[] = things.filter((thing) => !/(x|sh|fe)$/.test(thing));
