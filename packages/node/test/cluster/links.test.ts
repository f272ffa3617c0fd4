import { connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { chanceOf } from "./chance.ts";
import { Link, transitMs } from "./links/index.ts";
import { resumedAt } from "./links/transit.ts";
import { until } from "./until.ts";

const ending: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

/** A server that sends back what it gets. */
async function echo(): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.pipe(socket);
    ending.push(() => void socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ending.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}

/** A connection over a link, with what came back. */
async function over(link: Link) {
  link.toSecond.lead(await echo());
  ending.push(() => link.close());
  const socket: Socket = connect(link.toSecond.port, "127.0.0.1");
  ending.push(() => void socket.destroy());
  let closed = false;
  socket.on("close", () => {
    closed = true;
  });
  const got: Buffer[] = [];
  socket.on("data", (bytes) => got.push(bytes));
  const text = () => Buffer.concat(got).toString();
  return { socket, text, closed: () => closed };
}

it("a link passes everything on, in order, and late by as much as it is told", async () => {
  const link = await Link.lay(1);
  link.become({ delayMs: 60, jitterMs: 30 });
  const { socket, text } = await over(link);
  const started = Date.now();
  for (let i = 0; i < 100; i += 1) socket.write(`${i} `);
  const sent = Array.from({ length: 100 }, (_, i) => `${i} `).join("");
  await until("all is back", () => text() === sent, 5000);
  expect(Date.now() - started).toBeGreaterThanOrEqual(120);
});

it("a link that is cut passes nothing on and closes nothing; once healed it passes on what waited", async () => {
  const link = await Link.lay(1);
  const { socket, text, closed } = await over(link);
  socket.write("a");
  await until("the first is back", () => text() === "a", 5000);
  link.cut();
  socket.write("b");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(text()).toBe("a");
  expect(closed()).toBe(false);
  link.heal();
  await until("the second is back", () => text() === "ab", 5000);
});

it("a connection is refused while nobody is behind, and broken by a reset", async () => {
  const link = await Link.lay(1);
  const { socket, text, closed } = await over(link);
  socket.write("a");
  await until("it is back", () => text() === "a", 5000);
  link.reset();
  await until("it is closed", closed, 5000);
  link.toSecond.lead(undefined);
  const refused = connect(link.toSecond.port, "127.0.0.1");
  refused.on("error", () => undefined);
  await new Promise((resolve) => refused.once("close", resolve));
});

it("a lost packet is late by a timeout that doubles, and chance is the seed's", () => {
  const conditions = { delayMs: 300, jitterMs: 0, loss: 0.2 };
  const times = (seed: number) => {
    const chance = chanceOf(seed);
    return Array.from({ length: 2000 }, () => transitMs(100, conditions, chance));
  };
  expect(times(7)).toEqual(times(7));
  expect(times(7)).not.toEqual(times(8));
  const counts = new Map<number, number>();
  for (const ms of times(7)) counts.set(ms, (counts.get(ms) ?? 0) + 1);
  // 300 ms when not lost; 800 ms later when lost once, 1,600 more when lost twice.
  expect([...counts.keys()].sort((a, b) => a - b).slice(0, 3)).toEqual([300, 1100, 2700]);
  expect((counts.get(300) ?? 0) / 2000).toBeCloseTo(0.8, 1);
  expect((counts.get(1100) ?? 0) / 2000).toBeCloseTo(0.16, 1);
  expect(transitMs(100, { ...conditions, loss: 0 }, chanceOf(1))).toBe(300);
});

it("TCP notices late that a link is back: attempts are ever further apart", () => {
  expect(resumedAt(1000, 1100)).toBe(1200);
  expect(resumedAt(1000, 1201)).toBe(1600);
  expect(resumedAt(0, 20_000)).toBe(25_400);
});
