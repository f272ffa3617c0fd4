import { toHex } from "@opentao/codec";
import { EMPTY_ROOT, update } from "@opentao/trie";
import { expect } from "vitest";
import type { Chain, Hash } from "../../src/chain/index.ts";

/**
 * Reads the whole state after a block and checks that it has the root that the header says; gives the number of keys.
 */
export function expectWholeState(chain: Chain, hash: Hash): number {
  const state = chain.state(hash);
  const entries = state
    .keysPaged(new Uint8Array(), Number.MAX_SAFE_INTEGER)
    .map((key) => [key, state.get(key)] as const);
  const { root } = update({ get: () => undefined }, EMPTY_ROOT, entries, 1);
  expect(toHex(root)).toBe(toHex(chain.header(hash)?.stateRoot ?? new Uint8Array()));
  return entries.length;
}
