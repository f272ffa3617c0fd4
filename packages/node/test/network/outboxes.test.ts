import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import { NOTIFICATION_LIMITS, OutboxBudget } from "../../src/network/notifications/index.ts";
import { Outgoing, type SendStream } from "../../src/network/notifications/outgoing.ts";
import { silentLogger } from "../../src/primitives/logger.ts";

/** A substream to a peer that reads nothing until it is told to. */
class Stuck implements SendStream {
  aborted = false;
  #read: () => void = () => undefined;
  readonly #reading = new Promise<void>((resolve) => {
    this.#read = resolve;
  });
  #end: (error: Error) => void = () => undefined;
  readonly #broken = new Promise<never>((_, reject) => {
    this.#end = reject;
  });

  write(): Promise<void> {
    return Promise.race([this.#reading, this.#broken]);
  }

  read(): Promise<undefined> {
    return this.#broken;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  abort(reason: string): void {
    this.aborted = true;
    this.#end(new Error(reason));
  }

  readAll(): void {
    this.#read();
  }
}

/** Two protocols over one budget. */
function network(limit: number, reserved?: string) {
  const outboxes = new OutboxBudget(limit, (peer) => peer === reserved);
  const closed: string[] = [];
  const protocols = ["transactions/1", "grandpa/1"].map((protocol) => {
    const options = { protocol, handshake: () => new Uint8Array(), limits: NOTIFICATION_LIMITS, outboxes };
    const listener = {
      opened: () => undefined,
      closed: (peer: string) => void closed.push(`${peer} ${protocol}`),
      misbehaved: () => undefined,
    };
    return new Outgoing({ ...options, logger: silentLogger }, listener);
  });
  const enter = (peer: string) =>
    protocols.map((protocol) => {
      const stream = new Stuck();
      protocol.enter(peer, stream);
      return stream;
    });
  const send = (peer: string, length: number, protocol = 0) => protocols[protocol]?.send(peer, new Uint8Array(length));
  return { outboxes, closed, enter, send };
}

it("of all peers for whom too much waits, the one with the most over all protocols loses it", async () => {
  const { outboxes, closed, enter, send } = network(1000);
  const [first, second] = [enter("greedy"), enter("modest")];
  expect([send("greedy", 300, 0), send("greedy", 300, 1), send("modest", 350), outboxes.total]).toEqual([
    ...[true, true, true],
    950,
  ]);
  expect(send("modest", 100)).toBe(true);
  expect(outboxes.total).toBe(450);
  expect([first, second].map((streams) => streams.map(({ aborted }) => aborted))).toEqual([
    [true, true],
    [false, false],
  ]);
  await turn();
  expect(closed.sort()).toEqual(["greedy grandpa/1", "greedy transactions/1"]);
  expect([send("greedy", 1), outboxes.total]).toEqual([false, 450]);
});

it("whoever would have the most is refused a further message, and nobody else loses anything", async () => {
  const { outboxes, closed, enter, send } = network(1000);
  enter("modest");
  const [stream] = enter("greedy");
  expect([send("modest", 400), send("greedy", 500), send("greedy", 200)]).toEqual([true, true, false]);
  expect([outboxes.total, closed]).toEqual([900, []]);
  stream?.readAll();
  await turn();
  expect(outboxes.total).toBe(400);
  expect(send("greedy", 200)).toBe(true);
});

it("what waited for a peer that has gone is counted no longer", async () => {
  const { outboxes, enter, send } = network(1000);
  const [stream] = enter("gone");
  expect([send("gone", 300), send("gone", 300), outboxes.total]).toEqual([true, true, 600]);
  stream?.abort("gone");
  await turn();
  expect(outboxes.total).toBe(0);
});

it("reserved peers are not counted", () => {
  const { outboxes, enter, send } = network(1000, "reserved");
  enter("reserved");
  expect([send("reserved", 5000), outboxes.total]).toEqual([true, 0]);
});

it("whatever waits, is sent and ends, it is never more than the bound, nor less than nothing", async () => {
  const { outboxes, enter, send } = network(1000);
  const streams: Stuck[][] = [];
  // A fixed sequence without pattern: the low bits of a quadratic residue.
  for (let i = 1; i < 400; i += 1) {
    const at = (i * i * 7919) % 1009;
    const peer = `peer ${at % 7}`;
    if (at % 5 === 0) streams.push(enter(peer));
    else if (at % 5 === 1) streams[i % streams.length]?.[at % 2]?.readAll();
    else if (at % 5 === 2) streams[i % streams.length]?.[at % 2]?.abort("gone");
    else send(peer, at % 400, at % 2);
    expect(outboxes.total).toBeLessThanOrEqual(1000);
    expect(outboxes.total).toBeGreaterThanOrEqual(0);
    if (at % 11 === 0) await turn();
  }
  for (const stream of streams.flat()) stream.abort("the end");
  await turn();
  await turn();
  expect(outboxes.total).toBe(0);
});
