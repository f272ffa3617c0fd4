import { connect, type Socket } from "node:net";
import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { deferred } from "../../src/deferred.ts";
import { Axon, type AxonOptions, defineSynapse } from "../../src/index.ts";
import { pingHeaders } from "./asking.ts";

const miner = keypairFromSuri("//Miner");
const validator = keypairFromSuri("//Validator");
const open = defineSynapse({
  name: "Open",
  request: z.object({ text: z.string().optional() }),
  response: z.object({ said: z.string() }),
  hashFields: [],
});

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function serve(answer = async (text: string) => text, options: Partial<AxonOptions> = {}) {
  const axon = new Axon({ hotkey: miner.address, port: 0, ...options });
  axon.attach(open, async ({ text = "nothing" }) => ({ said: await answer(text) }));
  const { port } = await axon.start();
  closers.push(() => axon.stop());
  return { axon, port };
}

let count = 0n;
/** Lines of a signed request's headers, which say nothing of a body. */
function signed(): string {
  count += 1n;
  const nonce = BigInt(Date.now()) * 1_000_000n + count;
  const { "content-type": _, ...untyped } = pingHeaders({ from: validator, to: miner.address, nonce });
  const headers = Object.entries(untyped);
  return `host: a\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}`;
}

/** A connection, with what came over it. */
function raw(port: number) {
  const socket: Socket = connect(port, "127.0.0.1");
  closers.push(() => void socket.destroy());
  let text = "";
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  socket.on("error", () => undefined);
  const heard = new Set<() => void>();
  socket.on("data", (data) => {
    text += data.toString();
    for (const listener of heard) listener();
  });
  /** Resolves when the text that came has `part`. */
  const until = (part: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!text.includes(part)) return;
        heard.delete(look);
        resolve();
      };
      heard.add(look);
      look();
    });
  return { socket, closed, until, text: () => text };
}

describe("a request without a usual body", () => {
  it("is the empty one when it is a GET, or says no type and no length", async () => {
    const { port } = await serve();
    const { socket, until, text } = raw(port);
    socket.write(`GET /Open?x=1 HTTP/1.1\r\n${signed()}\r\n`);
    await until('"said":"nothing"');
    socket.write(`POST /Ope%6E HTTP/1.1\r\n${signed()}connection: close\r\n\r\n`);
    await new Promise((resolve) => socket.once("close", resolve));
    expect(text().match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
    expect(text().match(/"said":"nothing"/g)).toHaveLength(2);
  });

  it("is taken in pieces of any kind, and is refused when more comes than is taken", async () => {
    const { port } = await serve(undefined, { limits: { bodySize: 64 } });
    const { socket, closed, until, text } = raw(port);
    const body = Buffer.from('{"text":"ü"}');
    socket.write(`POST /Open HTTP/1.1\r\n${signed()}transfer-encoding: chunked\r\n\r\n`);
    for (const byte of body) socket.write(Buffer.concat([Buffer.from("1\r\n"), Buffer.of(byte), Buffer.from("\r\n")]));
    socket.write("0\r\n\r\n");
    await until('"said":"ü"');
    socket.write(`POST /Open HTTP/1.1\r\n${signed()}transfer-encoding: chunked\r\n\r\n`);
    socket.write(`41\r\n${"x".repeat(65)}\r\n`);
    await closed;
    expect(text()).toContain("HTTP/1.1 413 Payload Too Large");
  });
});

describe("a path that is no synapse's", () => {
  it.each(["GET /", "GET /Open/more", "PUT /Open", "HEAD /Open", "GET /%ff", `GET /${"x".repeat(101)}`, "GET /open"])(
    "%s: 404",
    async (line) => {
      const { port } = await serve();
      const { socket, closed, text } = raw(port);
      socket.write(`${line} HTTP/1.1\r\n${signed()}connection: close\r\n\r\n`);
      await closed;
      expect(text()).toContain("HTTP/1.1 404 Not Found");
      if (!line.startsWith("HEAD")) expect(text()).toContain("Available synapses ['Synapse', 'Open']");
    },
  );
});

describe("an axon that stops", () => {
  it("answers what it was asked, then closes each connection", async () => {
    const [started, gate] = [deferred<void>(), deferred<void>()];
    const { axon, port } = await serve(async (text) => {
      started.resolve();
      await gate.promise;
      return text;
    });
    const idle = raw(port);
    idle.socket.write(`GET /None HTTP/1.1\r\nhost: a\r\n\r\n`);
    await idle.until("404");
    const busy = raw(port);
    busy.socket.write(`GET /Open HTTP/1.1\r\n${signed()}\r\n`);
    await started.promise;
    const stopped = axon.stop();
    await idle.closed;
    gate.resolve();
    await Promise.all([stopped, busy.closed]);
    expect(busy.text()).toContain('"said":"nothing"');
  });
});
