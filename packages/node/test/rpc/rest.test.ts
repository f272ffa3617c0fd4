import { beforeEach, expect, it } from "vitest";
import { ClientRest } from "../../src/rpc/server/rest.ts";
import { FakeClock } from "../support/fakeClock.ts";

let clock: FakeClock;
let rest: ClientRest;
let pings: number;
let rested: boolean;
beforeEach(() => {
  clock = new FakeClock();
  pings = 0;
  rest = new ClientRest(clock, () => {
    pings += 1;
  });
  rested = false;
});

const wait = () =>
  rest.whenAtRest(() => {
    rested = true;
  });

/** A round trip that takes that long, in milliseconds. */
async function roundTrip(ms = 50): Promise<void> {
  await clock.pass(ms);
  rest.ponged();
}

it("a client that says nothing for two round trips is at rest, however quick they are", async () => {
  wait();
  expect(pings).toBe(1);
  rest.ponged();
  await clock.pass(49);
  expect(pings).toBe(1);
  await clock.pass(1);
  expect({ pings, rested }).toEqual({ pings: 2, rested: false });
  rest.ponged();
  await clock.pass(50);
  expect({ pings, rested, waiting: clock.waiting }).toEqual({ pings: 2, rested: true, waiting: 0 });
});

it("a client that is slow to read has the time that it takes", async () => {
  wait();
  await roundTrip(700);
  expect(rested).toBe(false);
  await roundTrip(700);
  expect(rested).toBe(true);
});

it("a client that asks is not at rest until it has its answer and asks for nothing more", async () => {
  wait();
  const first = rest.request();
  await roundTrip();
  await roundTrip();
  await roundTrip();
  first();
  await roundTrip(); // in this round something was answered
  const second = rest.request();
  second();
  await roundTrip();
  await roundTrip();
  expect(rested).toBe(false);
  await roundTrip();
  expect(rested).toBe(true);
});

it("a client that never rests, or never answers, is waited for two seconds", async () => {
  wait();
  await clock.pass(1_999);
  expect(rested).toBe(false);
  await clock.pass(1);
  expect({ rested, waiting: clock.waiting }).toEqual({ rested: true, waiting: 0 });
});

it("a wait that is canceled, or whose connection is gone, calls nobody back and leaves no timer", async () => {
  wait()();
  wait();
  rest.close();
  await clock.pass(5_000);
  expect({ rested, waiting: clock.waiting }).toEqual({ rested: false, waiting: 0 });
});
