import { access } from "node:fs/promises";
import type { Responder } from "@opentao/sdk";
import { SubnetError } from "../errors.ts";
import { continuationPrompt, INSTRUCTIONS } from "./instructions.ts";
import { LONGEST_ANSWER, LONGEST_CONTINUATION, type TextRequest, type TextResponse } from "./synapse.ts";

/** The optional library that runs GGUF files; whoever wants it installs it. */
const LIBRARY = "node-llama-cpp";
const VERSION = "3.22.1";
const CONTEXT_TOKENS = 1_024;

/** The part of the library that is used here, restated because it may be absent when this is compiled. */
interface Sequence {
  dispose(): void;
}
interface Context {
  getSequence(): Sequence;
  dispose(): Promise<void>;
}
interface Model {
  createContext(options: { contextSize: number; threads: number }): Promise<Context>;
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

/** @throws SubnetError `MODEL_RUNTIME_MISSING` */
async function loadLibrary(name: string): Promise<Library> {
  try {
    // The interface above is the library's documented one for the version that the hint below names.
    return (await import(name)) as Library;
  } catch (cause) {
    const hint = `Install it beside OpenTAO: npm install --no-save ${LIBRARY}@${VERSION}`;
    throw new SubnetError("MODEL_RUNTIME_MISSING", `GGUF models need the package ${LIBRARY}`, hint, { cause });
  }
}

function unreadable(path: string, cause: unknown): SubnetError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SubnetError(
    "MODEL_UNREADABLE",
    `${path} is no GGUF model that can be read: ${reason}`,
    "Check the path.",
    {
      cause,
    },
  );
}

/**
 * A miner with a GGUF model, run by `node-llama-cpp` if that is installed. One question after the other: they share a context.
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
  const context = await model.createContext({ contextSize: CONTEXT_TOKENS, threads: 1 });
  const chat = new LlamaChatSession({ contextSequence: context.getSequence(), systemPrompt: INSTRUCTIONS });
  let turn: Promise<unknown> = Promise.resolve();

  async function ask(text: string, maxTokens: number, signal: AbortSignal): Promise<string> {
    signal.throwIfAborted();
    chat.resetChatHistory();
    return (await chat.prompt(text, { maxTokens, temperature: 0.7, signal })).trim();
  }

  async function answerAll(request: TextRequest, signal: AbortSignal): Promise<TextResponse> {
    const answers: string[] = [];
    for (const question of request.questions) answers.push((await ask(question, 32, signal)).slice(0, LONGEST_ANSWER));
    const continuation = await ask(continuationPrompt(request), 160, signal);
    return { answers, continuation: continuation.slice(0, LONGEST_CONTINUATION) };
  }

  return {
    model: path,
    answer: (request, { signal }) => {
      const answered = turn.then(() => answerAll(request, signal));
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
