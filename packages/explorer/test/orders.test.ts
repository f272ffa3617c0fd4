import type { Finding } from "@opentao/sdk/browser";
import { afterAll, expect, it, vi } from "vitest";
import type { Intent } from "../src/page/views/wallet/orders/intents.ts";

const kept = new Map<string, string>();
vi.stubGlobal("localStorage", {
  get length() {
    return kept.size;
  },
  key: (at: number) => [...kept.keys()][at] ?? null,
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, text: string) => void kept.set(name, text),
});
afterAll(() => vi.unstubAllGlobals());

const hash = `0x${"1".repeat(64)}`;
const block = `0x${"2".repeat(64)}`;
const intent: Intent = {
  ...{ hash, bytes: "0x00", after: 1, end: 65, genesisHash: `0x${"0".repeat(64)}`, address: "5F", at: 1 },
  ...{ order: { kind: "claim", netuids: [1] }, state: "pooled" },
};

/** Returns what becomes of the order when the chain finds this. */
async function stateAfter(finding: Finding): Promise<Intent["state"] | undefined> {
  const { find, intents } = await import("../src/page/views/wallet/orders/perform.ts");
  intents.add(intent);
  const head = { number: 64, hash: block, parentHash: block, changesRuntime: false };
  const chain = { head: async () => head, find: async () => finding, request: async () => null };
  await find(chain, intent);
  return intents.list()[0]?.state;
}

it("an order never comes only when all blocks that can hold it were seen", async () => {
  expect(await stateAfter({ kind: "absent", isOver: true })).toBe("gone");
  expect(await stateAfter({ kind: "absent", isOver: false })).toBe("pooled");
});

it("nobody says what became of one that a node cannot see", async () => {
  const { isOpen } = await import("../src/page/views/wallet/orders/intents.ts");
  expect(await stateAfter({ kind: "unknown", missing: 3, isOver: true })).toBe("unseen");
  expect(isOpen({ ...intent, state: "unseen" })).toBe(true);
  expect(await stateAfter({ kind: "unknown", missing: 3, isOver: false })).toBe("pooled");
});

it("one that stands in a block is found there", async () => {
  const inclusion = { hash, blockHash: block, extrinsicIndex: 1, events: [], fee: 0n };
  expect(await stateAfter({ kind: "found", inclusion })).toBe("inBlock");
});
