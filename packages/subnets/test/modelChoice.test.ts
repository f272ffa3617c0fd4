import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageFile } from "../src/files.ts";
import { subnets } from "../src/index.ts";
import { createGgufWriter } from "../src/text/gguf.ts";

const failure = (code: string, hint: RegExp) =>
  expect.objectContaining({ name: "SubnetError", code, hint: expect.stringMatching(hint) });

let folder = "";
let notAModel = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "opentao-models-"));
  notAModel = join(folder, "notAModel.onnx");
  await writeFile(notAModel, "this is no model");
  await writeFile(join(folder, "notAModel.gguf"), "this is no model");
});
afterAll(() => rm(folder, { recursive: true }));

const { text, image } = subnets;

describe("a model that cannot be had says why and what to do", () => {
  it.each([
    ["nonsense", /small, small-early, small-start, lazy/],
    ["openai:", /openai:http/],
    ["openai:not a url#x", /openai:http/],
    ["openai:http://127.0.0.1:9/v1", /#name-of-the-model/],
    ["openai:file:///etc/passwd#x", /openai:http/],
  ])("%s", async (model, hint) => {
    await expect(text.createResponder({ model })).rejects.toEqual(failure("MODEL_UNKNOWN", hint));
  });

  it("of kinds that the subnet does not run", async () => {
    for (const model of ["some.gguf", "openai:http://127.0.0.1:9/v1#x"]) {
      await expect(image.createResponder({ model })).rejects.toEqual(failure("MODEL_UNSUPPORTED", /\.onnx/));
    }
  });

  it("in files that are not there or no models", async () => {
    for (const model of [join(folder, "missing.onnx"), notAModel]) {
      await expect(text.createResponder({ model })).rejects.toEqual(failure("MODEL_UNREADABLE", /path/));
      await expect(image.createResponder({ model })).rejects.toEqual(failure("MODEL_UNREADABLE", /path/));
    }
    await expect(text.createResponder({ model: "missing.gguf" })).rejects.toEqual(failure("MODEL_UNREADABLE", /path/));
  });

  it("made for another subnet", async () => {
    const [cnn, small] = ["models/image-cnn.onnx", "models/text-small.onnx"].map(packageFile);
    await expect(text.createResponder({ model: cnn ?? "" })).rejects.toEqual(
      failure("MODEL_SIGNATURE", /tokens int64/),
    );
    await expect(image.createResponder({ model: small ?? "" })).rejects.toEqual(failure("MODEL_SIGNATURE", /28, 28/));
  });

  it("behind a library that is not installed", async () => {
    const gguf = join(folder, "notAModel.gguf");
    await expect(createGgufWriter(gguf, "a-library-that-is-not-installed")).rejects.toEqual(
      failure("MODEL_RUNTIME_MISSING", /npm install/),
    );
  });
});

describe("a model from a path", () => {
  it("answers as the shipped one that it is", async () => {
    const { request } = await (await image.createJudge({ seed: "path" })).nextTask();
    const context = { signal: new AbortController().signal, caller: "" };
    const [shipped, byPath] = await Promise.all(
      ["cnn", packageFile("models/image-cnn.onnx")].map((model) => image.createResponder({ model })),
    );
    expect(await byPath?.answer(request, context)).toEqual(await shipped?.answer(request, context));
    await Promise.all([shipped?.close(), byPath?.close()]);
  });
});
