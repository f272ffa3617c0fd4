import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { apiThread } from "../src/page/network/replays/callApi.ts";
import type { FromWorker, ToWorker } from "../src/page/network/replays/messages.ts";

/** A thread that does what a test says: Node.js has none of this kind. */
class FakeWorker {
  static readonly all: FakeWorker[] = [];
  onmessage: ((event: { readonly data: FromWorker }) => void) | undefined;
  onerror: ((event: { readonly message: string }) => void) | undefined;
  readonly told: ToWorker[] = [];
  isEnded = false;

  constructor() {
    FakeWorker.all.push(this);
  }

  postMessage(message: ToWorker): void {
    this.told.push(message);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(data: FromWorker): void {
    this.onmessage?.({ data });
  }
}

beforeEach(() => {
  FakeWorker.all.length = 0;
  vi.stubGlobal("Worker", FakeWorker);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const CALL = { method: "Test_method", input: new Uint8Array(), at: "0x00" };
const ask = (): Promise<unknown> => Promise.resolve(null);
/** Turns of the event loop in which all promises go on that can. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const workerAt = (at: number): FakeWorker => {
  const worker = FakeWorker.all[at];
  if (worker === undefined) throw new Error(`there is no thread ${at}`);
  return worker;
};

/** Lets a thread begin, and answer the call that it is given. */
async function serve(worker: FakeWorker, result: Uint8Array): Promise<void> {
  worker.say({ kind: "ready" });
  await settle();
  expect(worker.told).toMatchObject([{ kind: "job" }]);
  worker.say({ kind: "done", result });
}

it("a thread whose program could not be loaded is replaced at the next call", async () => {
  const callApi = apiThread();
  const first = callApi(CALL, ask);
  workerAt(0).onerror?.({ message: "not loaded" });
  await expect(first).rejects.toThrow("not loaded");
  const second = callApi(CALL, ask);
  await serve(workerAt(1), Uint8Array.of(7));
  expect(await second).toEqual(Uint8Array.of(7));
});

it("a thread that fails amid a call is ended: what it had to do fails, another does what comes after", async () => {
  const callApi = apiThread();
  const calls = [callApi(CALL, ask), callApi(CALL, ask)];
  workerAt(0).say({ kind: "ready" });
  await settle();
  workerAt(0).onerror?.({ message: "out of memory" });
  for (const call of calls) await expect(call).rejects.toThrow("out of memory");
  expect(workerAt(0).isEnded).toBe(true);
  const next = callApi(CALL, ask);
  await serve(workerAt(1), Uint8Array.of(8));
  expect(await next).toEqual(Uint8Array.of(8));
});
