import { SubnetError } from "./errors.ts";

/** Name of the dummy miner on a command line: it has no model, to show that this earns nothing. */
export const DUMMY = "lazy";

/** A miner's model, as a person chose it. */
export type ModelChoice =
  | { readonly kind: "shipped"; readonly id: string }
  | { readonly kind: "dummy" }
  | { readonly kind: "onnx"; readonly path: string }
  | { readonly kind: "gguf"; readonly path: string }
  | { readonly kind: "server"; readonly url: string; readonly model: string };

function parseServer(text: string): ModelChoice {
  const hint = "Write it as openai:http://127.0.0.1:8080/v1#name-of-the-model.";
  if (!URL.canParse(text)) throw new SubnetError("MODEL_UNKNOWN", `${text} is no URL`, hint);
  const url = new URL(text);
  const model = decodeURIComponent(url.hash.slice(1));
  if (!/^https?:$/.test(url.protocol)) throw new SubnetError("MODEL_UNKNOWN", `${text} is no HTTP address`, hint);
  if (model === "") throw new SubnetError("MODEL_UNKNOWN", `${text} does not say which model to ask for`, hint);
  url.hash = "";
  return { kind: "server", url: url.href.replace(/\/+$/, ""), model };
}

/**
 * Reads a model's name: one of `shipped`, `lazy`, a path that ends in .onnx or .gguf, or `openai:URL#model`.
 *
 * @throws SubnetError `MODEL_UNKNOWN`
 */
export function parseModel(text: string, shipped: readonly string[]): ModelChoice {
  if (shipped.includes(text)) return { kind: "shipped", id: text };
  if (text === DUMMY) return { kind: "dummy" };
  if (text.startsWith("openai:")) return parseServer(text.slice("openai:".length));
  if (/\.onnx$/i.test(text)) return { kind: "onnx", path: text };
  if (/\.gguf$/i.test(text)) return { kind: "gguf", path: text };
  const hint = `Choose one of ${[...shipped, DUMMY].join(", ")}, a path to an .onnx or .gguf file, or openai:URL#model.`;
  throw new SubnetError("MODEL_UNKNOWN", `there is no model ${text}`, hint);
}
