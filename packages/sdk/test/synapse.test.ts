import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bodyHash, defineSynapse } from "../src/index.ts";
import { fieldText } from "../src/synapse/fieldText.ts";
import { floatRepr, stringRepr } from "../src/synapse/pythonText.ts";

const vectors = JSON.parse(readFileSync(new URL("./fixtures/synapse.json", import.meta.url), "utf8"));

const request = z.object({
  roles: z.array(z.string()),
  messages: z.array(z.string()),
  temperature: z.number(),
  flag: z.boolean(),
  meta: z.record(z.string(), z.unknown()),
});
const response = z.object({ completion: z.string() });

describe("body hash", () => {
  it("equals the official SDK's", () => {
    const prompt = defineSynapse({
      name: "Prompt",
      request: request.extend({
        // Floats inside `meta` are told by their schema; JSON's 1e16 would be an integer.
        meta: z.object({ a: z.int(), b: z.null(), c: z.array(z.number()) }),
      }),
      response,
    });
    const { roles, messages, temperature, flag, meta } = vectors.Prompt.body_json;
    expect(bodyHash(prompt, { roles, messages, temperature, flag, meta })).toBe(
      vectors.Prompt.headers.computed_body_hash,
    );
  });

  it("is the hash of nothing without hash fields", () => {
    const dummy = defineSynapse({
      name: "Dummy",
      request: z.object({ dummy_input: z.int() }),
      response: z.object({ dummy_output: z.int().nullable() }),
      hashFields: [],
    });
    expect(bodyHash(dummy, { dummy_input: 7 })).toBe(vectors.Dummy.headers.computed_body_hash);
  });

  it("covers the whole question by default", () => {
    const prompt = defineSynapse({ name: "Prompt", request: z.object({ text: z.string(), n: z.int() }), response });
    expect(bodyHash(prompt, { text: "a", n: 1 })).not.toBe(bodyHash(prompt, { text: "a", n: 2 }));
  });
});

describe("Python's spelling", () => {
  it.each(Object.entries<string>(vectors.Prompt.hash_inputs).filter(([field]) => field !== "meta"))(
    "of %s",
    (field, text) => {
      expect(fieldText(request.shape[field as keyof typeof request.shape], vectors.Prompt.body_json[field])).toBe(text);
    },
  );

  it.each([
    [1, "1.0"],
    [0.1, "0.1"],
    [1e16, "1e+16"],
    [123456789012345680, "1.2345678901234568e+17"],
    [1e15, "1000000000000000.0"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [1e-7, "1e-07"],
    [-0, "-0.0"],
    [1.5e-10, "1.5e-10"],
    [Number.POSITIVE_INFINITY, "inf"],
  ])("of the float %d", (value, text) => {
    expect(floatRepr(value)).toBe(text);
  });

  it.each([
    ["it's", `"it's"`],
    [`both ' and "`, `'both \\' and "'`],
    ["\u0000\u00ad\u2028\n\\", "'\\x00\\xad\\u2028\\n\\\\'"],
    ["héllo 🎉", "'héllo 🎉'"],
  ])("of the text %j", (value, text) => {
    expect(stringRepr(value)).toBe(text);
  });
});

describe("definitions that no axon could serve", () => {
  const empty = z.object({});
  it.each([
    ["INVALID_NAME", () => defineSynapse({ name: "a/b", request: empty, response: empty })],
    ["INVALID_NAME", () => defineSynapse({ name: "Synapse", request: empty, response: empty })],
    ["RESERVED_FIELD", () => defineSynapse({ name: "A", request: z.object({ axon: z.string() }), response: empty })],
  ])("are refused: %s", (code, define) => {
    expect(define).toThrow(expect.objectContaining({ code }));
  });
});
