import type { EventEmitter } from "node:events";
import { afterEach, expect, it } from "vitest";
import { stopSignal } from "../../src/shared/signals.ts";

const events: EventEmitter = process;
const NAMES = ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"];
const before = new Map(NAMES.map((name) => [name, events.listeners(name)]));
afterEach(() => {
  for (const [name, kept] of before) {
    for (const listener of events.listeners(name)) {
      // The emitter takes what it gave.
      if (!kept.includes(listener)) events.removeListener(name, listener as () => void);
    }
  }
  process.channel?.ref(); // the test runner's, which a program of its own need not wait for
});

it("another reason to stop counts also when it came before anybody listened", () => {
  const reason = new AbortController();
  const [later, never] = [stopSignal(reason.signal), stopSignal()];
  expect(later.aborted).toBe(false);
  reason.abort();
  expect([later.aborted, stopSignal(reason.signal).aborted, never.aborted]).toEqual([true, true, false]);
});
