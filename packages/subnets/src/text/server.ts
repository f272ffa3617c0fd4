import type { Responder } from "@opentao/sdk";
import * as z from "zod";
import { SubnetError } from "../errors.ts";
import { afterContext, gatherCandidates } from "./candidates.ts";
import { continuationPrompt, INSTRUCTIONS, nextPrompt } from "./prompts.ts";
import {
  type Candidate,
  LONGEST_CONTINUATION,
  MOST_CANDIDATES,
  type TextRequest,
  type TextResponse,
} from "./synapse.ts";

/** Time that the server has to say which models it has, in milliseconds. */
const GREETING_MS = 5_000;
/** Bytes of a response that are read at most. */
const LARGEST_RESPONSE = 1_000_000;

/** Time that the server has for the first prediction, in milliseconds: it may have to load the model. */
const FIRST_MS = 60_000;

const token = z.object({ token: z.string(), logprob: z.number() });
const choice = z.object({
  message: z.object({ content: z.string().nullable() }),
  logprobs: z.object({ content: z.array(z.object({ top_logprobs: z.array(token) })).nullish() }).nullish(),
});
const completion = z.object({ choices: z.tuple([choice], choice) });

/** Address, model and key of an OpenAI-compatible server. */
export interface ServerOptions {
  /** Address up to and with the version, such as `http://127.0.0.1:8080/v1`. */
  readonly url: string;
  readonly model: string;
  /** Sent as bearer token when given. */
  readonly apiKey?: string | undefined;
}

async function readLimited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_RESPONSE) throw new Error(`the response is longer than ${LARGEST_RESPONSE} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Sends a request; returns the body of a successful response. @throws SubnetError `MODEL_UNREACHABLE`, `MODEL_REFUSED`
 */
async function ask(
  { url, apiKey }: ServerOptions,
  path: string,
  init: RequestInit & { signal: AbortSignal },
): Promise<string> {
  const headers = {
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    "content-type": "application/json",
  };
  let response: Response;
  let body: string;
  try {
    response = await fetch(`${url}${path}`, { ...init, headers });
    body = await readLimited(response);
  } catch (cause) {
    // fetch and the stream fail with errors of several types: all of them mean that there is no response.
    const hint = `Start the server, or correct its address: is ${url}/models an address that it answers?`;
    throw new SubnetError("MODEL_UNREACHABLE", `no answer from ${url}`, hint, { cause });
  }
  if (response.ok) return body;
  const hint =
    response.status === 401 || response.status === 403
      ? "Set OPENAI_API_KEY to a key that the server accepts."
      : "Check the address and the name of the model.";
  throw new SubnetError("MODEL_REFUSED", `${url}${path} answered ${response.status}: ${body.slice(0, 200)}`, hint);
}

/** Reply of a chat model, with its probabilities when `settings` ask for them. */
async function complete(
  options: ServerOptions,
  prompt: string,
  settings: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<z.infer<typeof choice>> {
  const body = JSON.stringify({
    model: options.model,
    messages: [
      { role: "system", content: INSTRUCTIONS },
      { role: "user", content: prompt },
    ],
    ...settings,
  });
  const text = await ask(options, "/chat/completions", { method: "POST", body, signal });
  try {
    return completion.parse(JSON.parse(text)).choices[0];
  } catch (cause) {
    // A SyntaxError of JSON.parse or a ZodError.
    const hint = "The address must be that of an OpenAI-compatible server, up to and with its version (…/v1).";
    throw new SubnetError("MODEL_REFUSED", `${options.url} answered with something else than a completion`, hint, {
      cause,
    });
  }
}

async function goOn(options: ServerOptions, task: TextRequest, signal: AbortSignal): Promise<string> {
  const settings = { max_tokens: 160, temperature: 0.7 };
  const { message } = await complete(options, continuationPrompt(task), settings, signal);
  return (message.content ?? "").trim().slice(0, LONGEST_CONTINUATION);
}

async function expectNext(options: ServerOptions, context: string, signal: AbortSignal): Promise<Candidate[]> {
  const settings = { max_tokens: 1, temperature: 1, logprobs: true, top_logprobs: MOST_CANDIDATES };
  const { logprobs } = await complete(options, nextPrompt(context), settings, signal);
  const top = logprobs?.content?.[0]?.top_logprobs;
  if (top === undefined) {
    const hint =
      "Miners are paid by their probabilities. Use a server that gives them (llama-server, vLLM and SGLang do), or name a .gguf or .onnx file.";
    throw new SubnetError(
      "MODEL_REFUSED",
      `${options.url} gives no probabilities (logprobs) for ${options.model}`,
      hint,
    );
  }
  const guesses = top.map(({ token: text, logprob }) => [text, Math.exp(logprob)] as const);
  return gatherCandidates(afterContext(context, guesses));
}

/**
 * A miner that asks an OpenAI-compatible server. The server is greeted and asked for a prediction once, so that a wrong
 * address and a server without probabilities show at the start.
 *
 * @throws SubnetError `MODEL_UNREACHABLE`, `MODEL_REFUSED`
 */
export async function createServerWriter(options: ServerOptions): Promise<Responder<TextRequest, TextResponse>> {
  await ask(options, "/models", { signal: AbortSignal.timeout(GREETING_MS) });
  await expectNext(options, "It was a sunny day. Mira went to the", AbortSignal.timeout(FIRST_MS));
  return {
    model: options.model,
    answer: async (task, { signal }) => {
      const [continuation, ...predictions] = await Promise.all([
        goOn(options, task, signal),
        ...task.contexts.map((context) => expectNext(options, context, signal)),
      ]);
      return { predictions, continuation };
    },
    close: async () => {},
  };
}
