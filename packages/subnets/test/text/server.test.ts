import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createServerWriter } from "../../src/text/server.ts";

const request = { contexts: ["It was a red", "Who is it?"], opening: "It was.", fewestWords: 3, mostWords: 9 };
const context = { signal: new AbortController().signal, caller: "" };

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  // A TCP server that listens has an address of this form.
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/v1`;
}

const greeting = JSON.stringify({ data: [{ id: "echo" }] });

/** A server that knows one model, repeats what it is asked, and says what it expects when it is asked for that. */
const honest: RequestListener = (incoming, outgoing) => {
  if (incoming.url === "/v1/models") {
    outgoing.end(greeting);
    return;
  }
  let body = "";
  incoming.on("data", (chunk: Buffer) => {
    body += chunk.toString();
  });
  incoming.on("end", () => {
    const { model, messages, logprobs, top_logprobs: most } = JSON.parse(body);
    const content = `${incoming.headers.authorization} ${model}: ${messages[1].content}`;
    const top = [
      { token: "lamp", logprob: Math.log(0.5) },
      { token: " lamp", logprob: Math.log(0.25) },
      { token: ".", logprob: Math.log(0.125) },
    ].slice(0, most);
    const expected = logprobs === true ? { logprobs: { content: [{ token: "lamp", top_logprobs: top }] } } : {};
    outgoing.end(JSON.stringify({ choices: [{ message: { content }, ...expected }] }));
  });
};

/** A server that gives the same completion for everything. */
const fixed =
  (completion: string): RequestListener =>
  (incoming, outgoing) =>
    outgoing.end(incoming.url === "/v1/models" ? greeting : completion);
const withTop = (content: string) => ({
  choices: [{ message: { content }, logprobs: { content: [{ top_logprobs: [] }] } }],
});

describe("a miner behind an OpenAI-compatible server", () => {
  it("asks for probabilities of what comes next and for the continuation, with its key", async () => {
    const writer = await createServerWriter({ url: await serve(honest), model: "echo", apiKey: "key" });
    const { predictions, continuation } = await writer.answer(request, context);
    expect(predictions).toHaveLength(2);
    for (const prediction of predictions) {
      expect(prediction.map(({ text }) => text)).toEqual([" lamp", "."]);
      expect(prediction[0]?.probability).toBeCloseTo(0.75, 9);
      expect(prediction[1]?.probability).toBeCloseTo(0.125, 9);
    }
    expect(continuation).toMatch(/^Bearer key echo: Continue this text with 3 to 9 words.*It was\.$/s);
    expect(writer.model).toBe("echo");
  });

  it("says at the start when the server gives no probabilities, and what to do", async () => {
    const reply = JSON.stringify({ choices: [{ message: { content: "lamp" }, logprobs: null }] });
    await expect(createServerWriter({ url: await serve(fixed(reply)), model: "m" })).rejects.toMatchObject({
      code: "MODEL_REFUSED",
      message: expect.stringContaining("no probabilities (logprobs) for m"),
      hint: expect.stringContaining("llama-server"),
    });
  });

  it("cuts what is too long for an answer", async () => {
    const long = JSON.stringify(withTop("x".repeat(50_000)));
    const writer = await createServerWriter({ url: await serve(fixed(long)), model: "m" });
    expect(await writer.answer(request, context)).toEqual({ predictions: [[], []], continuation: "x".repeat(1_200) });
  });

  it("says so when nothing listens", async () => {
    const url = await serve(honest);
    await new Promise((resolve) => server?.close(resolve));
    await expect(createServerWriter({ url, model: "m" })).rejects.toMatchObject({
      code: "MODEL_UNREACHABLE",
      hint: expect.stringContaining("Start the server"),
    });
  });

  it("says so when the key is refused", async () => {
    const url = await serve((_, outgoing) => outgoing.writeHead(401).end("no"));
    await expect(createServerWriter({ url, model: "m" })).rejects.toMatchObject({
      code: "MODEL_REFUSED",
      hint: expect.stringContaining("OPENAI_API_KEY"),
    });
  });

  it.each([
    ["no JSON", "<html>"],
    ["another form", JSON.stringify({ choices: [] })],
  ])("refuses %s", async (_, body) => {
    await expect(createServerWriter({ url: await serve(fixed(body)), model: "m" })).rejects.toMatchObject({
      code: "MODEL_REFUSED",
    });
  });

  it("stops reading a reply without end", async () => {
    const url = await serve((incoming, outgoing) => {
      if (incoming.url === "/v1/models") {
        outgoing.end("{}");
        return;
      }
      const more = (): void => {
        while (!outgoing.destroyed && outgoing.write("x".repeat(65_536)));
        outgoing.once("drain", more);
      };
      more();
    });
    await expect(createServerWriter({ url, model: "m" })).rejects.toMatchObject({ code: "MODEL_UNREACHABLE" });
  });

  it("gives up when nobody waits any more", async () => {
    let asked = 0;
    const url = await serve((incoming, outgoing) => {
      if (incoming.url === "/v1/models") outgoing.end("{}");
      else if (asked === 0) outgoing.end(JSON.stringify(withTop("")));
      if (incoming.url !== "/v1/models") asked += 1;
    });
    const writer = await createServerWriter({ url, model: "m" });
    const signal = AbortSignal.timeout(50);
    await expect(writer.answer(request, { ...context, signal })).rejects.toMatchObject({ code: "MODEL_UNREACHABLE" });
  });
});
