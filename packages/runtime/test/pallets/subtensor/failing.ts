import type { DispatchError } from "@opentao/codec/primitives";
import { expect } from "vitest";
import { DispatchFailure, sameError } from "../../../src/framework/index.ts";

/** Asserts that `action` fails, as a call does, with exactly this error. */
export function expectFailure(action: () => unknown, error: DispatchError): void {
  try {
    action();
  } catch (thrown) {
    if (!(thrown instanceof DispatchFailure)) throw thrown;
    expect(sameError(thrown.error, error), `${thrown.message} instead of the expected error`).toBe(true);
    return;
  }
  expect.unreachable("it did not fail");
}
