import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGgufWriter } from "../../src/text/gguf.ts";

/**
 * Stands for the optional library: its tokens are bytes, and after any text it expects a blank or the byte that came
 * last.
 */
const library = `
  const sequence = () => ({
    clearHistory: async () => {},
    controlledEvaluate: async (tokens) => tokens.map((item) =>
      Array.isArray(item) ? { next: { probabilities: new Map([[32, 0.75], [item[0], 0.25], [0, 0]]) } } : undefined),
  });
  export const getLlama = async () => ({
    loadModel: async () => ({
      createContext: async ({ sequences }) => {
        let left = sequences;
        return {
          getSequence: () => { if (left === 0) throw new Error("no sequences left"); left -= 1; return sequence(); },
          dispose: async () => {},
        };
      },
      tokenize: (text) => [...Buffer.from(text)],
      detokenize: (tokens) => Buffer.from(tokens).toString(),
      dispose: async () => {},
    }),
    dispose: async () => {},
  });
  export class LlamaChatSession {
    resetChatHistory() {}
    async prompt(text) { return " And " + text.split("\\n").at(-1); }
  }
`;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "opentao-gguf-"));
  await writeFile(join(folder, "library.mjs"), library);
  await writeFile(join(folder, "model.gguf"), "a model");
});
afterAll(() => rm(folder, { recursive: true }));

describe("a miner with a GGUF model", () => {
  it("tells what the model expects after each text, and goes on with the opening", async () => {
    const writer = await createGgufWriter(join(folder, "model.gguf"), pathToFileURL(join(folder, "library.mjs")).href);
    const request = { contexts: ["It was", "red"], opening: "Once upon", fewestWords: 3, mostWords: 9 };
    const answer = await writer.answer(request, { signal: new AbortController().signal, caller: "" });
    await writer.close();
    expect(answer).toEqual({
      predictions: [
        [
          { text: " ", probability: 0.75 },
          { text: "s", probability: 0.25 },
        ],
        [
          { text: " ", probability: 0.75 },
          { text: "d", probability: 0.25 },
        ],
      ],
      continuation: "And Once upon",
    });
  });
});
