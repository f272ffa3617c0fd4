import type { SubnetDefinition } from "../definition.ts";
import { packageFile } from "../files.ts";
import { parseModel } from "../models.ts";
import { createDummyWriter } from "./dummy.ts";
import { explainWriting } from "./explain.ts";
import { createGgufWriter } from "./gguf.ts";
import { createTextJudge } from "./judge.ts";
import { textQuestions } from "./questions.ts";
import type { TextSecret } from "./score.ts";
import { createServerWriter } from "./server.ts";
import { type TextRequest, type TextResponse, textSynapse } from "./synapse.ts";
import { createWriter } from "./writer.ts";

const models = [
  { id: "small", title: "Language model, 0.7 million parameters" },
  { id: "small-early", title: "The same language model, a fifth of the way back to the middle of its training" },
  { id: "small-start", title: "The same language model, half the way back to the middle of its training" },
];

/** The text subnet: miners say how texts go on, and how sure they are of it. */
export const textSubnet: SubnetDefinition<TextRequest, TextResponse, TextSecret> = {
  name: "text",
  title: "Text: how does it go on, and how sure are you?",
  synapse: textSynapse,
  models,
  createResponder: async ({ model }) => {
    const choice = parseModel(
      model,
      models.map(({ id }) => id),
    );
    switch (choice.kind) {
      case "dummy":
        return createDummyWriter();
      case "shipped":
        return createWriter(packageFile(`models/text-${choice.id}.onnx`), choice.id);
      case "onnx":
        return createWriter(choice.path, choice.path);
      case "gguf":
        return createGgufWriter(choice.path);
      case "server":
        return createServerWriter({ ...choice, apiKey: process.env.OPENAI_API_KEY });
    }
  },
  createJudge: (options) => createTextJudge(options),
  describe: ({ predictions, continuation }) => {
    const words = predictions.map(([first]) => `${first?.text.trim() ?? "?"}`).join(" · ");
    return `${words} …${continuation.trim()}`.slice(0, 400);
  },
  explain: explainWriting,
  questions: textQuestions,
};
