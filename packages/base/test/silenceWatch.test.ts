import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SilenceWatch } from "../src/index.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("a watch tells of silence once, after the time since it was heard last", () => {
  const onSilent = vi.fn();
  const watch = new SilenceWatch({ ms: 100, onSilent });
  vi.advanceTimersByTime(99);
  watch.heard();
  vi.advanceTimersByTime(100);
  expect(onSilent).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onSilent).toHaveBeenCalledTimes(1);
  watch.heard();
  vi.advanceTimersByTime(1000);
  expect(onSilent).toHaveBeenCalledTimes(1);
});

it("a watch that has ended tells of nothing", () => {
  const onSilent = vi.fn();
  const watch = new SilenceWatch({ ms: 100, onSilent, mayEnd: true });
  vi.advanceTimersByTime(100);
  watch.end();
  watch.heard();
  vi.advanceTimersByTime(1000);
  expect(onSilent).not.toHaveBeenCalled();
});

it("what was said while the thread of the watch stood still is heard before it counts as silence", async () => {
  vi.useRealTimers();
  const { port1, port2 } = new MessageChannel();
  const onSilent = vi.fn();
  const watch = new SilenceWatch({ ms: 20, onSilent });
  const heard = new Promise<void>((resolve) => {
    port1.onmessage = () => {
      watch.end();
      resolve();
    };
  });
  port2.postMessage("here");
  for (const until = performance.now() + 100; performance.now() < until; );
  await heard;
  port1.close();
  expect(onSilent).not.toHaveBeenCalled();
});
