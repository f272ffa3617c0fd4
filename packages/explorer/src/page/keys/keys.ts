import { useSyncExternalStore } from "react";
import { KeyThread } from "./keyThread.ts";
import type { KeysState } from "./messages.ts";

/** The keys of this browser, of whichever page of the explorer is open. */
export const keys = new KeyThread();

/** Shortest time between two messages that the visitor is there, in ms. */
const TOLD_EVERY_MS = 1_000;
/** Choices of the time after which keys are locked, in minutes. */
export const IDLE_MINUTES = [1, 5, 15, 60] as const;
const IDLE_KEY = "opentao-idle";
const DEFAULT_MINUTES = 5;
const MINUTE_MS = 60_000;

let toldAt = 0;
const tellOfVisitor = (): void => {
  if (keys.snapshot()?.isUnlocked !== true || Date.now() - toldAt < TOLD_EVERY_MS) return;
  toldAt = Date.now();
  // Whoever waits for something else is told that the thread has ended.
  void keys.run("touch", {}).catch(() => undefined);
};
for (const kind of ["pointerdown", "keydown", "wheel"]) addEventListener(kind, tellOfVisitor, { passive: true });

/** Returns after how many idle minutes the keys are locked. */
export function idleMinutes(): number {
  const chosen = Number(localStorage.getItem(IDLE_KEY));
  return IDLE_MINUTES.find((minutes) => minutes === chosen) ?? DEFAULT_MINUTES;
}

/** Tells the thread after how long without a visitor to lock. @throws KeysError */
export async function applyIdle(minutes = idleMinutes()): Promise<void> {
  localStorage.setItem(IDLE_KEY, `${minutes}`);
  await keys.run("idle", { after: minutes * MINUTE_MS });
}

/** Returns the state of the keys; `undefined` until it is known. */
export function useKeys(): KeysState | undefined {
  return useSyncExternalStore(keys.listen, keys.snapshot);
}
