import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createServerWriter } from "../../src/text/server.ts";

const request = {
  questions: ["Question: Where?\nAnswer:", "Question: Who?\nAnswer:"],
  opening: "It was.",
  fewestWords: 3,
  mostWords: 9,
};
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

/** A server that knows one model and answers with the last words of what it is asked. */
const honest: RequestListener = (incoming, outgoing) => {
  if (incoming.url === "/v1/models") {
    outgoing.end(JSON.stringify({ data: [{ id: "echo" }] }));
    return;
  }
  let body = "";
  incoming.on("data", (chunk: Buffer) => {
    body += chunk.toString();
  });
  incoming.on("end", () => {
    const { model, messages } = JSON.parse(body);
    const content = `${incoming.headers.authorization} ${model}: ${messages[1].content}`;
    outgoing.end(JSON.stringify({ choices: [{ message: { content } }] }));
  });
};

describe("a miner behind an OpenAI-compatible server", () => {
  it("asks for each answer and for the continuation, with its key", async () => {
    const writer = await createServerWriter({ url: await serve(honest), model: "echo", apiKey: "key" });
    const { answers, continuation } = await writer.answer(request, context);
    expect(answers).toEqual(["Bearer key echo: Question: Where?\nAnswer:", "Bearer key echo: Question: Who?\nAnswer:"]);
    expect(continuation).toMatch(/^Bearer key echo: Continue this story with 3 to 9 words.*It was\.$/s);
    expect(writer.model).toBe("echo");
  });

  it("cuts what is too long for an answer", async () => {
    const long = JSON.stringify({ choices: [{ message: { content: "x".repeat(50_000) } }] });
    const writer = await createServerWriter({ url: await serve((_, outgoing) => outgoing.end(long)), model: "m" });
    const { answers, continuation } = await writer.answer(request, context);
    expect([...answers, continuation].map(({ length }) => length)).toEqual([300, 300, 1_200]);
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
    const writer = await createServerWriter({ url: await serve((__, outgoing) => outgoing.end(body)), model: "m" });
    await expect(writer.answer(request, context)).rejects.toMatchObject({ code: "MODEL_REFUSED" });
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
    const writer = await createServerWriter({ url, model: "m" });
    await expect(writer.answer(request, context)).rejects.toMatchObject({ code: "MODEL_UNREACHABLE" });
  });

  it("gives up when nobody waits any more", async () => {
    const url = await serve((incoming, outgoing) => {
      if (incoming.url === "/v1/models") outgoing.end("{}");
    });
    const writer = await createServerWriter({ url, model: "m" });
    const signal = AbortSignal.timeout(50);
    await expect(writer.answer(request, { ...context, signal })).rejects.toMatchObject({ code: "MODEL_UNREACHABLE" });
  });
});
