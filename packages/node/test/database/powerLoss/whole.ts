import { deepEqual, equal, ok } from "node:assert/strict";
import { bytesEqual, fromHex, toHex } from "@opentao/codec";
import { EMPTY_ROOT, update } from "@opentao/trie";
import type { LocalChain } from "../../../src/chain/index.ts";
import { heightRecord, justificationOf, keepsJustification } from "../../chain/finalizing.ts";
import { stateOf } from "../../support/handmade.ts";

/**
 * Checks that what a chain says of itself fits together, and that its states are whole; gives the nodes that they have.
 *
 * @param oldest - height of the oldest state
 */
export function wholeNodes(chain: LocalChain, oldest: number): Set<string> {
  const final = chain.finalized();
  if (final.number > 0) {
    deepEqual(chain.latestJustification(), { block: final, bytes: justificationOf(final) });
    deepEqual(chain.record("height"), heightRecord(final));
  } else equal(chain.latestJustification(), undefined);
  ok(chain.isDescendant(final, chain.best()));
  for (let number = 0; number <= chain.best().number; number += 1) {
    const hash = chain.hashAt(number);
    if (hash === undefined) {
      ok(number < oldest, "only below a state that was imported is a gap");
      continue;
    }
    equal(chain.header(hash)?.number, number);
    // What was imported is a state, not a block.
    const imported = number > 0 && chain.hashAt(number - 1) === undefined;
    equal(chain.body(hash) === undefined, imported);
    const justification = chain.justification(hash);
    if (justification !== undefined) deepEqual(justification, justificationOf({ hash, number }));
    if (number !== final.number && !keepsJustification({ hash, number })) equal(justification, undefined);
  }
  const nodes = new Set<string>();
  for (let number = oldest; ; number += 1) {
    const hashes = chain.hashesAt(number);
    if (hashes.length === 0) return nodes;
    for (const hash of hashes) {
      const entries = [...stateOf(chain, hash)].map(([key, value]) => [fromHex(key), fromHex(value)] as const);
      const { root, nodes: own } = update({ get: () => undefined }, EMPTY_ROOT, entries, 1);
      ok(bytesEqual(root, chain.header(hash)?.stateRoot ?? new Uint8Array()));
      for (const node of own) nodes.add(toHex(node.hash));
    }
  }
}
