import type { Header } from "@opentao/codec/primitives";
import type { Runtime } from "@opentao/runtime/boundary";
import { EMPTY_ROOT } from "@opentao/trie";
import { expect, it } from "vitest";
import type { RetainedStates } from "../../src/chain/states/retainedStates.ts";
import { DEFAULT_CACHES, States } from "../../src/chain/states/states.ts";
import { SignatureVerifier } from "../../src/state/index.ts";

const numbered = (number: number) => new Uint8Array(Uint32Array.of(number).buffer);

it("answers that depend on the runtime alone are remembered, but not as many as strangers can ask for", () => {
  let calls = 0;
  const count = () => {
    calls += 1;
    return new Uint8Array(100);
  };
  // Nothing else of them is asked for.
  const runtime = { call: count } as unknown as Runtime;
  const retained = { nodes: () => ({ get: () => undefined }), root: () => EMPTY_ROOT } as unknown as RetainedStates;
  const header = { stateRoot: EMPTY_ROOT, number: 1 } as Header;
  const states = new States(runtime, retained, new SignatureVerifier(), DEFAULT_CACHES);
  const ask = (version: number) => states.call(header, "Metadata_metadata_at_version", numbered(version));
  ask(15);
  ask(15);
  expect(calls).toBe(1);
  const others = 20_000;
  for (let version = 100; version < 100 + others; version += 1) ask(version);
  ask(15);
  expect(calls).toBe(1 + others + 1);
});
