import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { packageFile } from "../src/files.ts";
import { encodeImage } from "../src/image/synapse.ts";
import { subnets } from "../src/index.ts";
import { likeliestToken } from "../src/text/generate.ts";
import { openLanguageModel } from "../src/text/languageModel.ts";
import { logProbability } from "../src/text/likelihood.ts";
import { shippedTokenizer } from "../src/text/tokenizer.ts";

const fixture = <T>(name: string, form: z.ZodType<T>): T =>
  form.parse(JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), "utf8")));

const rows = z.array(z.array(z.number()));
const imageOutputs = fixture(
  "image-outputs",
  z.object({ images: z.array(z.string()), cnn: rows, perceptron: rows, linear: rows }),
);
const record = z.object({ likeliest: z.int(), ofTokens: z.array(z.number()) });
const textOutputs = fixture(
  "text-outputs",
  z.object({ tokens: z.array(z.int()), small: record, "small-early": record, "small-start": record }),
);

describe("classifiers give what they give in Python", () => {
  it.each(["cnn", "perceptron", "linear"] as const)("%s", async (model) => {
    const responder = await subnets.image.createResponder({ model });
    const images = imageOutputs.images.map((hex) => encodeImage(Buffer.from(hex, "hex")));
    const { probabilities } = await responder.answer({ images }, { signal: new AbortController().signal, caller: "" });
    expect(probabilities).toHaveLength(imageOutputs[model].length);
    for (const [index, row] of imageOutputs[model].entries()) {
      for (const [kind, probability] of row.entries()) expect(probabilities[index]?.[kind]).toBeCloseTo(probability, 4);
    }
    await responder.close();
  });
});

describe("language models give what they gave in the training framework", () => {
  const { tokens } = textOutputs;

  it.each(["small", "small-early", "small-start"] as const)("%s, read at once", async (name) => {
    const model = await openLanguageModel(packageFile(`models/text-${name}.onnx`), shippedTokenizer().size);
    const reading = await model.read(tokens);
    const { ofTokens, likeliest } = textOutputs[name];
    for (const [index, expected] of ofTokens.entries()) {
      expect(logProbability(reading.after(index), tokens[index + 1] ?? 0)).toBeCloseTo(expected, 3);
    }
    expect(likeliestToken(reading.after(tokens.length - 1))).toBe(likeliest);
    await model.close();
  });

  it.each(["small", "small-early", "small-start"] as const)("%s, read token by token with its memory", async (name) => {
    const model = await openLanguageModel(packageFile(`models/text-${name}.onnx`), shippedTokenizer().size);
    const { ofTokens } = textOutputs[name];
    let reading = await model.read(tokens.slice(0, 5));
    let last = 4;
    for (let index = 5; index < tokens.length; index += 1) {
      expect(logProbability(reading.after(last), tokens[index] ?? 0)).toBeCloseTo(ofTokens[index - 1] ?? 0, 3);
      reading = await model.read(tokens.slice(index, index + 1), reading.memory);
      last = 0;
    }
    await model.close();
  });
});
