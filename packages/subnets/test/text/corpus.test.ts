import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { subnets } from "../../src/index.ts";
import { Random } from "../../src/random.ts";
import { NGram } from "../../src/text/ngram.ts";
import { makeStory } from "../../src/text/story.ts";
import { answering, tokenizer } from "./adversaries/predictor.ts";

const context = { signal: new AbortController().signal, caller: "" };
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "opentao-corpus-"));
  const random = new Random("an operator's own texts");
  const text = Array.from({ length: 150 }, () => {
    const { opening, continuation } = makeStory(random);
    return opening + continuation;
  });
  await writeFile(join(folder, "stories.txt"), text.join("\n"));
  await writeFile(join(folder, "notes.bin"), "not a text");
});
afterAll(() => rm(folder, { recursive: true }));

describe("a corpus of the operator's", () => {
  it("pays models that know such texts, and nothing for random words", async () => {
    const judge = await subnets.text.createJudge({ seed: "corpus", corpus: folder });
    const scores: number[] = [];
    const tasks = [await judge.nextTask(), await judge.nextTask(), await judge.nextTask()];
    for (const model of ["small", "small-start", "lazy"]) {
      const responder = await subnets.text.createResponder({ model });
      let sum = 0;
      for (const task of tasks) {
        const answer = await responder.answer(task.request, context);
        sum += (await judge.score(task, [{ uid: 0, answer, latencyMs: 0 }]))[0]?.score ?? Number.NaN;
      }
      scores.push(sum / tasks.length);
      await responder.close();
    }
    await judge.close();
    const [small, start, dummy] = scores;
    expect(small).toBeGreaterThan(0.3);
    expect(start).toBeGreaterThan(0.3);
    expect(dummy).toBe(0);
  });

  it("pays nothing for remembering earlier tasks", async () => {
    const judge = await subnets.text.createJudge({ seed: "memory", corpus: folder });
    const seen = new NGram(tokenizer.size);
    const start = await subnets.text.createResponder({ model: "small-start" });
    const paid = { memory: 0, model: 0 };
    for (let round = 0; round < 8; round += 1) {
      const task = await judge.nextTask();
      const honest = await start.answer(task.request, context);
      const answer = {
        predictions: task.request.contexts
          .map(answering((text) => seen.after(tokenizer.encode(text))))
          .map((row) => [...row]),
        continuation: honest.continuation,
      };
      const payOf = async (one: typeof honest): Promise<number> =>
        (await judge.score(task, [{ uid: 0, answer: one, latencyMs: 0 }]))[0]?.score ?? Number.NaN;
      const [memory, model] = [await payOf(answer), await payOf(honest)];
      // The first rounds fill the memory.
      if (round >= 3) {
        paid.memory += memory / 5;
        paid.model += model / 5;
      }
      for (const text of task.request.contexts) seen.read(tokenizer.encode(text));
    }
    await Promise.all([judge.close(), start.close()]);
    expect(paid.model).toBeGreaterThan(0.2);
    expect(paid.memory).toBeLessThan(0.02);
  });

  it("is asked about in parts that do not show each other's answers", async () => {
    const judge = await subnets.text.createJudge({ seed: "parts", corpus: folder });
    const contexts: string[] = [];
    while (contexts.length < 100) contexts.push(...(await judge.nextTask()).request.contexts);
    await judge.close();
    expect(new Set(contexts).size).toBe(contexts.length);
    for (const one of contexts) expect(contexts.filter((other) => other.includes(one))).toEqual([one]);
  });

  it("says what is wrong with it", async () => {
    await expect(subnets.text.createJudge({ corpus: join(folder, "missing") })).rejects.toMatchObject({
      code: "CORPUS_UNREADABLE",
    });
    const small = await mkdtemp(join(tmpdir(), "opentao-corpus-"));
    await writeFile(join(small, "a.txt"), "Too few words.");
    await expect(subnets.text.createJudge({ corpus: small })).rejects.toMatchObject({ code: "CORPUS_TOO_SMALL" });
    await expect(subnets.image.createJudge({ corpus: small })).rejects.toMatchObject({ code: "CORPUS_UNSUPPORTED" });
    await rm(small, { recursive: true });
  });
});
