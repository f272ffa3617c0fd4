import { PacedTime } from "../support/pacedTime.ts";

/** Milliseconds between two looks at what tells nobody that it changes. */
const LOOK_MS = 50;

/**
 * Waits until something holds, so many milliseconds at most of a time that slows down while this process has work left.
 * @throws Error that says what did not come to hold, and how things stood
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>, ms: number, stand?: () => string) {
  const time = new PacedTime();
  const deadline = time.now() + ms;
  while (!(await holds())) {
    if (time.now() > deadline) {
      throw new Error(`after ${ms} ms still not: ${what}${stand === undefined ? "" : `\n${stand()}`}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Lets time pass in which something must not happen. */
export function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
