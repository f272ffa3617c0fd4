import { keypairFromSuri } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { deferred } from "../src/deferred.ts";
import { Dendrite, defineSynapse, type HttpRequest, type HttpResponse, type Transport } from "../src/index.ts";

const echo = defineSynapse({
  name: "Echo",
  request: z.object({ text: z.string() }),
  response: z.object({ echoed: z.string() }),
});
const validator = keypairFromSuri("//Validator");
const targets = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ host: `axon-${i}`, port: 8091, hotkey: validator.address }));

/**
 * Equal axons that answer within `serviceMs`, over a way on which so many requests are at a time; a clock that the test
 * moves.
 */
class NarrowWay implements Transport {
  readonly waiting: HttpRequest[] = [];
  readonly #settle = new Map<HttpRequest, (response: HttpResponse) => void>();
  now = 0;

  post(request: HttpRequest): Promise<HttpResponse> {
    const response = deferred<HttpResponse>();
    request.signal.addEventListener("abort", () => response.reject(new Error("aborted")));
    this.#settle.set(request, response.resolve);
    this.waiting.push(request);
    return response.promise;
  }

  /** Lets the next `count` go out and answers them after `serviceMs`. */
  pass(count: number, serviceMs: number): void {
    const group = this.waiting.splice(0, count);
    for (const request of group) {
      request.onConnecting();
      request.onSent();
    }
    this.now += serviceMs;
    for (const request of group) this.#settle.get(request)?.({ status: 200, body: '{"echoed":"x"}' });
  }

  close(): void {}
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(until: () => boolean): Promise<void> {
  while (!until()) await new Promise((resolve) => setImmediate(resolve));
}

async function passAll(way: NarrowWay, count: number, serviceMs: number): Promise<void> {
  while (way.waiting.length > 0) {
    way.pass(count, serviceMs);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("a dendrite measures", () => {
  it.each([50, 256])("the same of %i equal axons, however long they waited for their turn", async (count) => {
    const way = new NarrowWay();
    const dendrite = new Dendrite(validator, { transport: way, stopwatch: () => way.now });
    const asked = dendrite.queryAll(targets(count), echo, { text: "x" }, { timeoutMs: 500 });
    await settle(() => way.waiting.length === count);
    way.now += 60_000; // in line, twelve times as long as the limit
    await passAll(way, 16, 80);
    const responses = await asked;
    expect(responses.filter(({ ok }) => !ok)).toEqual([]);
    expect(new Set(responses.map(({ latencyMs }) => latencyMs))).toEqual(new Set([80]));
  });

  it("nothing of the reading: an answer of the wrong form takes no time from those that came before", async () => {
    const way = new NarrowWay();
    const read: number[] = [];
    const slow = defineSynapse({
      name: "Slow",
      request: z.object({}),
      response: z.object({
        echoed: z.string().transform((text) => {
          read.push(way.now);
          way.now += 1000;
          return text;
        }),
      }),
    });
    const dendrite = new Dendrite(validator, { transport: way, stopwatch: () => way.now });
    const asked = dendrite.queryAll(targets(4), slow, {});
    await settle(() => way.waiting.length === 4);
    await passAll(way, 1, 10);
    const responses = await asked;
    expect(read).toEqual([40, 1040, 2040, 3040]);
    expect(responses.map(({ latencyMs }) => latencyMs)).toEqual([10, 10, 10, 10]);
  });

  it("no deadline before a connection begins, one for connecting, one from the request going out", async () => {
    const way = new NarrowWay();
    const dendrite = new Dendrite(validator, { transport: way, stopwatch: () => way.now });
    const asked = dendrite.queryAll(targets(3), echo, { text: "x" }, { timeoutMs: 20 });
    await settle(() => way.waiting.length === 3);
    const [silent, unreachable] = way.waiting.splice(0, 2);
    silent?.onConnecting();
    silent?.onSent();
    unreachable?.onConnecting();
    const isOver = (request: HttpRequest | undefined) => request?.signal.aborted === true;
    await settle(() => isOver(silent) && isOver(unreachable));
    expect(way.waiting[0]?.signal.aborted).toBe(false);
    way.pass(1, 5);
    expect((await asked).map(({ status }) => status)).toEqual([408, 408, 200]);
  });

  it("and told of each as soon as it is over, not when all are", async () => {
    const way = new NarrowWay();
    const dendrite = new Dendrite(validator, { transport: way, stopwatch: () => way.now });
    const over: number[] = [];
    const queries = targets(2).map((axon, i) => ({ axon, request: { text: "x" }, onOver: () => void over.push(i) }));
    const asked = dendrite.queryEach(queries, echo);
    await settle(() => way.waiting.length === 2);
    way.pass(1, 1);
    await settle(() => over.length > 0);
    expect(over).toEqual([0]);
    way.pass(1, 1);
    await asked;
    expect(over).toEqual([0, 1]);
  });

  it("each axon by its own question", async () => {
    const bodies: string[] = [];
    const way = new NarrowWay();
    const dendrite = new Dendrite(validator, { transport: way });
    const queries = targets(3).map((axon, i) => ({ axon, request: { text: `question ${i}` } }));
    const asked = dendrite.queryEach(queries, echo);
    await settle(() => way.waiting.length === 3);
    bodies.push(...way.waiting.map(({ body }) => JSON.parse(body).text));
    way.pass(3, 1);
    await asked;
    expect(bodies).toEqual(["question 0", "question 1", "question 2"]);
  });

  it("many axons the same question, which is read once however many they are", async () => {
    const reads: number[] = [];
    for (const count of [2, 200]) {
      const way = new NarrowWay();
      const dendrite = new Dendrite(validator, { transport: way });
      let read = 0;
      const question = {
        get text() {
          read += 1;
          return "x";
        },
      };
      const asked = dendrite.queryAll(targets(count), echo, question);
      await settle(() => way.waiting.length === count);
      expect(new Set(way.waiting.map(({ body }) => JSON.parse(body).text))).toEqual(new Set(["x"]));
      expect(new Set(way.waiting.map(({ headers }) => headers.computed_body_hash)).size).toBe(1);
      way.pass(count, 1);
      await asked;
      reads.push(read);
    }
    expect(reads[1]).toBe(reads[0]);
  });
});
