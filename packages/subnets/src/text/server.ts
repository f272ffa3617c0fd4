import type { Responder } from "@opentao/sdk";
import { z } from "zod";
import { SubnetError } from "../errors.ts";
import { continuationPrompt, INSTRUCTIONS } from "./instructions.ts";
import { LONGEST_ANSWER, LONGEST_CONTINUATION, type TextRequest, type TextResponse } from "./synapse.ts";

/** Time that the server has to say which models it has, in milliseconds. */
const GREETING_MS = 5_000;
/** Bytes of a reply that are read at most. */
const LARGEST_REPLY = 1_000_000;

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullable() }) })).min(1),
});

/** Where an OpenAI-compatible server is and what to ask of it. */
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
    if (size > LARGEST_REPLY) throw new Error(`the reply is longer than ${LARGEST_REPLY} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Sends a request; the body of a reply of success. @throws SubnetError `MODEL_UNREACHABLE`, `MODEL_REFUSED` */
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

async function complete(
  options: ServerOptions,
  prompt: string,
  maxTokens: number,
  signal: AbortSignal,
): Promise<string> {
  const body = JSON.stringify({
    model: options.model,
    messages: [
      { role: "system", content: INSTRUCTIONS },
      { role: "user", content: prompt },
    ],
    max_tokens: maxTokens,
    temperature: 0.7,
  });
  const reply = await ask(options, "/chat/completions", { method: "POST", body, signal });
  try {
    return completion.parse(JSON.parse(reply)).choices[0]?.message.content?.trim() ?? "";
  } catch (cause) {
    const hint = "The address must be that of an OpenAI-compatible server, up to and with its version (…/v1).";
    throw new SubnetError("MODEL_REFUSED", `${options.url} answered with something else than a completion`, hint, {
      cause,
    });
  }
}

/**
 * A miner that asks an OpenAI-compatible server. The server is greeted once, so that a wrong address shows at the start.
 *
 * @throws SubnetError `MODEL_UNREACHABLE`, `MODEL_REFUSED`
 */
export async function createServerWriter(options: ServerOptions): Promise<Responder<TextRequest, TextResponse>> {
  await ask(options, "/models", { signal: AbortSignal.timeout(GREETING_MS) });
  return {
    model: options.model,
    answer: async (request, { signal }) => {
      const [continuation = "", ...answers] = await Promise.all([
        complete(options, continuationPrompt(request), 160, signal),
        ...request.questions.map((question) => complete(options, question, 32, signal)),
      ]);
      return {
        answers: answers.map((answer) => answer.slice(0, LONGEST_ANSWER)),
        continuation: continuation.slice(0, LONGEST_CONTINUATION),
      };
    },
    close: async () => {},
  };
}
