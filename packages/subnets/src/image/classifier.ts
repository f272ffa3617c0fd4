import type { Responder } from "@opentao/sdk";
import { Tensor } from "../onnx/library.ts";
import { openOnnx } from "../onnx/session.ts";
import type { Signature } from "../onnx/signature.ts";
import { PIXELS, SIDE } from "./canvas.ts";
import { CLASSES, decodeImage, type ImageRequest, type ImageResponse } from "./synapse.ts";

const signature: Signature = {
  inputs: [{ type: "float32", shape: ["free", 1, SIDE, SIDE] }],
  outputs: [{ type: "float32", shape: ["free", CLASSES] }],
  description:
    "one input float32[n, 1, 28, 28] of 0 … 1 with n left open and one output float32[n, 10] of probabilities, or of logits if it is named logits",
};

/** The values as probabilities: e to each, as shares of their sum. */
function softmax(values: readonly number[]): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * A miner with a classifier of its own, from an ONNX file. @throws SubnetError `MODEL_UNREADABLE`, `MODEL_SIGNATURE`
 */
export async function createClassifier(path: string, title: string): Promise<Responder<ImageRequest, ImageResponse>> {
  const model = await openOnnx(path, signature);
  const [input = "images"] = model.inputNames;
  const [output = "probabilities"] = model.outputNames;
  return {
    model: title,
    answer: async ({ images }) => {
      const pixels = new Float32Array(images.length * PIXELS);
      images.forEach((image, index) => {
        pixels.set(
          Float32Array.from(decodeImage(image), (value) => value / 255),
          index * PIXELS,
        );
      });
      const run = await model.run({ [input]: new Tensor("float32", pixels, [images.length, 1, SIDE, SIDE]) });
      const values = run.values(output);
      const rows = images.map((_, index) => [...values.subarray(index * CLASSES, (index + 1) * CLASSES)]);
      return { probabilities: output === "logits" ? rows.map(softmax) : rows };
    },
    close: () => model.close(),
  };
}
