import type { LightClient } from "./lightClient.ts";

/** Asks something, and gets the result. */
export type Ask = (method: string, params: readonly unknown[]) => Promise<unknown>;

/** Runs a method of a runtime API over a state that is read through `ask`; `undefined` when this page cannot. */
export type CallApi = (
  call: { readonly method: string; readonly input: Uint8Array; readonly at: string },
  ask: Ask,
) => Promise<Uint8Array | undefined>;

/** Sources of answers: a node that is not believed, and those that prove. */
export interface Sources {
  readonly node: Ask;
  readonly light: Pick<LightClient, "request">;
  readonly callApi: CallApi;
}

/** Outcome of a question: an answer, or the error that was thrown. */
export type Settled = { readonly answer: unknown } | { readonly error: unknown };

/** Waits for what comes of a question; it throws nothing. */
export function settled(promise: Promise<unknown>): Promise<Settled> {
  return promise.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
}
