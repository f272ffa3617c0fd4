import type { SubnetDefinition } from "../definition.ts";
import { SubnetError } from "../errors.ts";
import { packageFile } from "../files.ts";
import { DUMMY, parseModel } from "../models.ts";
import { createClassifier } from "./classifier.ts";
import { createDummyClassifier } from "./dummy.ts";
import { explainRecognition, likeliest } from "./explain.ts";
import { createImageJudge, type ImageSecret } from "./judge.ts";
import { imageQuestions } from "./questions.ts";
import { type ImageRequest, type ImageResponse, imageSynapse } from "./synapse.ts";

const models = [
  { id: "cnn", title: "Convolutional network, 55 thousand parameters" },
  { id: "perceptron", title: "One hidden layer, 38 thousand parameters" },
  { id: "linear", title: "One linear layer, 8 thousand parameters" },
];

/** The image subnet: miners say which digits images show. */
export const imageSubnet: SubnetDefinition<ImageRequest, ImageResponse, ImageSecret> = {
  name: "image",
  title: "Image recognition: which digit is it, and how sure are you?",
  synapse: imageSynapse,
  models,
  createResponder: async ({ model }) => {
    const choice = parseModel(
      model,
      models.map(({ id }) => id),
    );
    if (choice.kind === "dummy") return createDummyClassifier();
    if (choice.kind === "shipped") return createClassifier(packageFile(`models/image-${choice.id}.onnx`), choice.id);
    if (choice.kind === "onnx") return createClassifier(choice.path, choice.path);
    const hint = `Choose one of ${[...models.map(({ id }) => id), DUMMY].join(", ")}, or a path to an .onnx file.`;
    throw new SubnetError("MODEL_UNSUPPORTED", `the image subnet cannot run ${model}`, hint);
  },
  createJudge: async (options) => {
    if (options.corpus === undefined) return createImageJudge(options);
    const hint = "Leave the corpus away; it is for the text subnet.";
    throw new SubnetError("CORPUS_UNSUPPORTED", "the tasks of the image subnet are not made of texts", hint);
  },
  describe: ({ probabilities }) => `digits ${probabilities.map(likeliest).join(" ")}`,
  explain: explainRecognition,
  questions: imageQuestions,
  pictures: ({ images }) => images,
};
