import { access } from "node:fs/promises";
import type { Responder } from "@opentao/sdk";
import { SubnetError } from "../errors.ts";
import { gatherCandidates } from "./candidates.ts";
import { continuationPrompt, INSTRUCTIONS } from "./prompts.ts";
import { type Candidate, LONGEST_CONTINUATION, type TextRequest, type TextResponse } from "./synapse.ts";

/** The optional library that runs GGUF files; whoever wants it installs it. */
const LIBRARY = "node-llama-cpp";
const VERSION = "3.22.1";
const CONTEXT_TOKENS = 1_024;

/** The part of the library that is used here, restated because it may be absent when this is compiled. */
type Token = number;
type Evaluated = { readonly next: { readonly probabilities?: ReadonlyMap<Token, number> } } | undefined;
interface Sequence {
  clearHistory(): Promise<void>;
  controlledEvaluate(
    tokens: (Token | [Token, { generateNext: { probabilities: true } }])[],
  ): Promise<readonly Evaluated[]>;
}
interface Context {
  getSequence(): Sequence;
  dispose(): Promise<void>;
}
interface Model {
  createContext(options: { contextSize: number; threads: number; sequences: number }): Promise<Context>;
  tokenize(text: string): Token[];
  detokenize(tokens: readonly Token[]): string;
  dispose(): Promise<void>;
}
interface Chat {
  prompt(text: string, options: { maxTokens: number; temperature: number; signal: AbortSignal }): Promise<string>;
  resetChatHistory(): void;
}
interface Library {
  getLlama(options: { build: "never"; skipDownload: true; logLevel: "error" }): Promise<{
    loadModel(options: { modelPath: string }): Promise<Model>;
    dispose(): Promise<void>;
  }>;
  readonly LlamaChatSession: new (options: { contextSequence: Sequence; systemPrompt: string }) => Chat;
}

/** Loads the optional library. @throws SubnetError `MODEL_RUNTIME_MISSING` */
async function loadLibrary(name: string): Promise<Library> {
  try {
    // The interface above is the library's documented one for the version that the hint below names.
    return (await import(name)) as Library;
  } catch (cause) {
    // Whatever the import fails with, installing the named version is the cure; the cause says more.
    const hint = `Install it beside OpenTAO: \`npm install --no-save ${LIBRARY}@${VERSION}\`.`;
    throw new SubnetError("MODEL_RUNTIME_MISSING", `GGUF models need the package ${LIBRARY}`, hint, { cause });
  }
}

function unreadable(path: string, cause: unknown): SubnetError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SubnetError(
    "MODEL_UNREADABLE",
    `${path} is no GGUF model that can be read: ${reason}`,
    "Check the path.",
    { cause },
  );
}

/** Tokens that a prediction is made of: more than it may name, because some are no text. */
const LIKELIEST = 40;

/**
 * A miner with a GGUF model, run by `node-llama-cpp` if that is installed. One task after the other: they share a
 * context.
 *
 * @throws SubnetError `MODEL_RUNTIME_MISSING`, `MODEL_UNREADABLE`
 */
export async function createGgufWriter(path: string, library = LIBRARY): Promise<Responder<TextRequest, TextResponse>> {
  await access(path).catch((cause: unknown) => Promise.reject(unreadable(path, cause)));
  const { getLlama, LlamaChatSession } = await loadLibrary(library);
  const llama = await getLlama({ build: "never", skipDownload: true, logLevel: "error" });
  const model = await llama
    .loadModel({ modelPath: path })
    .catch((cause: unknown) => Promise.reject(unreadable(path, cause)));
  const context = await model.createContext({ contextSize: CONTEXT_TOKENS, threads: 1, sequences: 2 });
  const chat = new LlamaChatSession({ contextSequence: context.getSequence(), systemPrompt: INSTRUCTIONS });
  const reader = context.getSequence();
  let turn: Promise<unknown> = Promise.resolve();

  async function ask(text: string, maxTokens: number, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    chat.resetChatHistory();
    return (await chat.prompt(text, { maxTokens, temperature: 0.7, signal })).trim();
  }

  /** Candidates that the model expects after a plain text. */
  async function expect(text: string, signal: AbortSignal): Promise<Candidate[]> {
    signal.throwIfAborted();
    const tokens = model.tokenize(text);
    const last = tokens.at(-1);
    if (last === undefined) return [];
    await reader.clearHistory();
    const results = await reader.controlledEvaluate([
      ...tokens.slice(0, -1),
      [last, { generateNext: { probabilities: true } }],
    ]);
    // The library sorts them, the likeliest first.
    const likeliest = [...(results[tokens.length - 1]?.next.probabilities ?? [])].slice(0, LIKELIEST);
    return gatherCandidates(likeliest.map(([token, probability]) => [model.detokenize([token]), probability]));
  }

  async function answerAll(task: TextRequest, signal: AbortSignal): Promise<TextResponse> {
    const predictions: Candidate[][] = [];
    for (const text of task.contexts) predictions.push(await expect(text, signal));
    const continuation = await ask(continuationPrompt(task), 160, signal);
    return { predictions, continuation: continuation.slice(0, LONGEST_CONTINUATION) };
  }

  return {
    model: path,
    answer: (task, { signal }) => {
      const answered = turn.then(() => answerAll(task, signal));
      // A failed answer is its caller's to see; the next one only waits for its end.
      turn = answered.catch(() => undefined);
      return answered;
    },
    close: async () => {
      await context.dispose();
      await model.dispose();
      await llama.dispose();
    },
  };
}
