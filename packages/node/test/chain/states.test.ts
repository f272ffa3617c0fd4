import type { Header } from "@opentao/codec/primitives";
import { type Externalities, type Runtime, RuntimePanic } from "@opentao/runtime/boundary";
import { EMPTY_ROOT } from "@opentao/trie";
import { describe, expect, it } from "vitest";
import type { RetainedStates } from "../../src/chain/states/retainedStates.ts";
import { DEFAULT_CACHES, States } from "../../src/chain/states/states.ts";
import { SignatureVerifier } from "../../src/state/index.ts";

const numbered = (number: number) => new Uint8Array(Uint32Array.of(number).buffer);

const header = { stateRoot: EMPTY_ROOT, number: 1 } as Header;

/** States of a runtime that does one thing, whatever it is asked. */
function statesOf(call: (state: Externalities) => Uint8Array): States {
  // Nothing else of them is asked for.
  const runtime = { call: (_: string, __: Uint8Array, state: Externalities) => call(state) } as unknown as Runtime;
  const retained = { nodes: () => ({ get: () => undefined }), root: () => EMPTY_ROOT } as unknown as RetainedStates;
  return new States(runtime, retained, new SignatureVerifier(), DEFAULT_CACHES);
}

it("answers that depend on the runtime alone are remembered, but not as many as strangers can ask for", () => {
  let calls = 0;
  const count = () => {
    calls += 1;
    return new Uint8Array(100);
  };
  const states = statesOf(count);
  const ask = (version: number) => states.call(header, "Metadata_metadata_at_version", numbered(version));
  ask(15);
  ask(15);
  expect(calls).toBe(1);
  const others = 20_000;
  for (let version = 100; version < 100 + others; version += 1) ask(version);
  ask(15);
  expect(calls).toBe(1 + others + 1);
});

describe("a call as though all signatures were right", () => {
  const [signature, message, publicKey] = [new Uint8Array(64), new Uint8Array(3), new Uint8Array(32)];
  const presume = (call: (state: Externalities) => Uint8Array) =>
    statesOf(call).presume(header, "Test_call", new Uint8Array());

  it("has its output, and the signatures on which that depends", () => {
    const presumed = presume((state) => Uint8Array.of(state.verify("sr25519", signature, message, publicKey) ? 1 : 0));
    expect(presumed).toEqual({
      output: Uint8Array.of(1),
      signed: [{ scheme: "sr25519", signature, message, publicKey }],
    });
  });

  it("has none where it asks for more than a forged signature may cost, even if the runtime bears that", () => {
    let reads = 0;
    const read = (most: number) => (state: Externalities) => {
      try {
        for (reads = 0; reads < most; reads += 1) state.get(Uint8Array.of(reads));
      } catch {
        // As a runtime might.
      }
      return new Uint8Array();
    };
    expect(presume(read(100))).toBeDefined();
    expect(presume(read(100_000))).toBeUndefined();
    expect(reads).toBeLessThan(1000);
  });

  it("has none where the runtime throws", () => {
    const refuse = () => {
      throw new RuntimePanic("the input is wrong");
    };
    expect(presume(refuse)).toBeUndefined();
  });
});
