import { fromHex, toHex } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import type { BlockRef, Hash, ImportResult, LocalChain } from "../../src/chain/index.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";

/** A key with its new value; `undefined` removes it. */
export type HandmadeChange = readonly [key: Uint8Array, value: Uint8Array | undefined];

/** Stores a block on another whose state has the changes that are given, whatever a runtime would say of it. */
export function appendBlock(
  chain: LocalChain,
  parent: BlockRef,
  changes: readonly HandmadeChange[],
  salt = 0,
): ImportResult {
  const state = chain.open(parent.hash);
  for (const [key, value] of changes) {
    if (value === undefined) state.clear(key);
    else state.set(key, value);
  }
  const header: Header = {
    parentHash: fromHex(parent.hash),
    number: parent.number + 1,
    stateRoot: state.root(1),
    extrinsicsRoot: new Uint8Array(32).fill(salt),
    digest: { logs: [] },
  };
  const versions = { state: 1, extrinsics: 1 } as const;
  return chain.commit({ hashed: HashedHeader.of(header), extrinsics: [Uint8Array.of(salt)], state, versions });
}

/** A whole state, by the hex digits of its keys. */
export function stateOf(chain: LocalChain, hash: Hash): Map<string, string> {
  const state = chain.state(hash);
  const found = state.keysPaged(new Uint8Array(), Number.MAX_SAFE_INTEGER);
  return new Map(found.map((key) => [toHex(key), toHex(state.get(key) ?? new Uint8Array())]));
}
