import { connect } from "node:net";
import { keypairFromSuri } from "@opentao/crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Axon } from "../../src/axon/index.ts";
import { Dendrite } from "../../src/dendrite/index.ts";
import { defineSynapse } from "../../src/synapse/index.ts";

/** Hostile requests that are sent; `OPENTAO_FUZZ=1000000` for a long run. */
const COUNT = Number(process.env.OPENTAO_FUZZ ?? 500);
/** Requests over one connection before the next is opened. */
const PER_CONNECTION = 50;

const echo = defineSynapse({
  name: "Echo",
  request: z.object({ text: z.string(), data: z.unknown() }),
  response: z.object({ echoed: z.string() }),
});
const miner = keypairFromSuri("//Miner");

const headerName = fc.oneof(
  fc.constantFrom(
    "name",
    "timeout",
    "bt_header_dendrite_nonce",
    "bt_header_dendrite_hotkey",
    "bt_header_dendrite_signature",
    "bt_header_dendrite_uuid",
    "bt_header_dendrite_version",
    "computed_body_hash",
    "transfer-encoding",
    "content-length",
    "content-type",
    "expect",
  ),
  fc.stringMatching(/^[a-zA-Z_-]{1,30}$/),
);
const headerValue = fc.oneof(
  fc.constantFrom("", "0", "-1", "NaN", "1e400", "99999999999999999999999", "chunked", "100-continue", miner.address),
  fc.constant(`0x${"00".repeat(64)}`),
  fc.string({ unit: "binary", maxLength: 200 }),
);
const target = fc.oneof(
  fc.constantFrom("/Echo", "/Synapse", "/", "/Echo?x=1", "/__proto__", "/constructor", "/%00", "/..%2f", "*", "/%"),
  fc.webPath(),
);
const body = fc.oneof(
  fc.json(),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString("latin1")),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => `{"text":"a","data":${"[".repeat(depth)}${"]".repeat(depth)}}`),
  fc.constant('{"__proto__":{"polluted":true},"text":"a"}'),
);
/** Bytes of a request: well-formed mostly, then with a piece cut out or rubbish put in. */
const hostileRequest = fc
  .record({
    method: fc.constantFrom("POST", "GET", "PUT", "HEAD", "OPTIONS", "P\u0000ST"),
    target,
    headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 12 }),
    body,
    rubbish: fc.option(fc.uint8Array({ minLength: 1, maxLength: 40 }), { nil: undefined, freq: 4 }),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ method, target: path, headers, body: content, rubbish, cut }) => {
    const lines = headers.map(([name, value]) => `${name}: ${value}`).join("\r\n");
    const head = `${method} ${path} HTTP/1.1\r\nhost: a\r\n${lines}\r\ncontent-length: ${Buffer.byteLength(content)}\r\n\r\n`;
    const bytes = Buffer.from(head + content);
    if (rubbish === undefined) return bytes;
    const at = Math.floor(cut * bytes.length);
    return Buffer.concat([bytes.subarray(0, at), rubbish, bytes.subarray(at)]);
  });

/** Sends bytes over one connection and waits until the axon has answered something or closed it. */
function send(port: number, requests: readonly Buffer[]): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined); // the axon may close a connection that it does not like
    socket.on("close", () => resolve());
    socket.on("data", () => undefined);
    for (const request of requests) socket.write(request);
    socket.end();
  });
}

describe("an axon under hostile requests", () => {
  it(`answers an honest one after ${COUNT} of them`, { timeout: 60_000 + COUNT * 20 }, async () => {
    const failures: unknown[] = [];
    const axon = new Axon({
      hotkey: miner.address,
      port: 0,
      // All come from one address, many of them with false signatures.
      limits: { receiveTimeoutMs: 2000, addressRate: 1e9, addressTrials: 1e9 },
      onFailure: (_id, error) => failures.push(error),
    });
    axon.attach(echo, async ({ text }) => ({ echoed: text }));
    const { host, port } = await axon.start();
    const dendrite = new Dendrite(keypairFromSuri("//Validator"));
    try {
      for (let sent = 0; sent < COUNT; sent += PER_CONNECTION) {
        const requests = fc.sample(hostileRequest, { numRuns: PER_CONNECTION, seed: sent });
        await Promise.all(requests.map((request) => send(port, [request])));
        const question = { text: String(sent), data: null };
        const response = await dendrite.query({ host, port, hotkey: miner.address }, echo, question);
        expect(response).toMatchObject({ ok: true, answer: { echoed: String(sent) } });
      }
    } finally {
      dendrite.close();
      await axon.stop();
    }
    expect(failures).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
