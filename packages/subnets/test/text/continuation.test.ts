import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageFile } from "../../src/files.ts";
import { Random } from "../../src/random.ts";
import { fluency, measure, soundness } from "../../src/text/continuation.ts";
import { type LanguageModel, openLanguageModel } from "../../src/text/languageModel.ts";
import { makeStory, type Story } from "../../src/text/story.ts";
import { shippedTokenizer } from "../../src/text/tokenizer.ts";

const STORIES = 20;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const firstSentences = ({ continuation }: Story): string =>
  continuation
    .split(/(?<=\.) /)
    .slice(0, 5)
    .join(" ");

describe("fluency by the reference model", () => {
  const tokenizer = shippedTokenizer();
  const random = new Random("fluency");
  const stories = Array.from({ length: STORIES }, () => makeStory(random));
  let model: LanguageModel;
  beforeAll(async () => {
    model = await openLanguageModel(packageFile("models/text-small.onnx"), tokenizer.size);
  });
  afterAll(() => model.close());

  /** Mean fluency of what a writer makes of each story. */
  async function fluencyOf(write: (story: Story, index: number) => string): Promise<number> {
    const values: number[] = [];
    for (const [index, story] of stories.entries()) {
      const yardstick = await measure({ model, tokenizer }, story, random.fork(`${index}`));
      values.push(await fluency({ model, tokenizer }, story.opening, write(story, index), yardstick));
    }
    return mean(values);
  }

  it("is high for how the stories went on", async () => {
    expect(await fluencyOf(firstSentences)).toBeGreaterThan(0.85);
  });

  it("is low for the same words in random order", async () => {
    expect(await fluencyOf((story) => random.shuffle(firstSentences(story).trim().split(" ")).join(" "))).toBeLessThan(
      0.25,
    );
  });

  it("is near 0 for random letters", async () => {
    const letters = [..."abcdefghijklmnopqrstuvwxyz     "];
    expect(await fluencyOf(() => Array.from({ length: 200 }, () => random.pick(letters)).join(""))).toBeLessThan(0.02);
  });

  it("is low for one story told to every opening, however well it is written", async () => {
    const canned = firstSentences(makeStory(new Random("canned")));
    expect(await fluencyOf(() => canned)).toBeLessThan(0.3);
  });

  it("is low for the continuation of another's story", async () => {
    expect(
      await fluencyOf((_, index) => firstSentences(stories[(index + 1) % STORIES] ?? makeStory(random))),
    ).toBeLessThan(0.3);
  });

  it("is at most 1 for a sentence that the model finds likelier than any story", async () => {
    for (const story of stories) {
      const yardstick = await measure({ model, tokenizer }, story, random);
      const loop = ` ${story.opening.split(". ")[0]}.`.repeat(6);
      expect(await fluency({ model, tokenizer }, story.opening, loop, yardstick)).toBeLessThanOrEqual(1);
    }
  });
});

describe("soundness", () => {
  const opening = "It was a sunny day. Mira went to the barn. She found a red lamp in the barn.";
  const window = { fewestWords: 20, mostWords: 60 };
  const sound = (text: string): number => soundness(text, opening, window);
  const story =
    "Mira showed the lamp to the fox. The fox went to the mill. Tom was in the mill too. She asked Tom for help and gave the lamp to him.";

  it("is 1 for a story of the right length", () => {
    expect(sound(story)).toBe(1);
  });

  it("falls with what is missing in length", () => {
    const words = story.split(" ");
    const of = (count: number): number => sound(words.slice(0, count).join(" "));
    expect(of(20)).toBe(1);
    expect(of(13)).toBeGreaterThan(0.3);
    expect(of(13)).toBeLessThan(0.6);
    expect(of(6)).toBe(0);
  });

  it("is 0 beyond a quarter more than the most", () => {
    const words = Array.from({ length: 76 }, (_, index) => `w${index}`);
    expect(sound(words.join(" "))).toBe(0);
    expect(sound(words.slice(1).join(" "))).toBe(1);
  });

  it("is 0 for loops and echoes", () => {
    expect(sound("She went to the mill. ".repeat(6))).toBe(0);
    expect(sound(opening)).toBe(0);
    expect(sound(`${opening} ${opening}`)).toBe(0);
  });
});
