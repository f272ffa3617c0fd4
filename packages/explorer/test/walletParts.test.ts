import { keypairFromSuri } from "@opentao/crypto";
import { describe, expect, it, vi } from "vitest";
import { raoOf } from "../src/page/views/wallet/actions/amounts.ts";
import { type Intent, IntentBook } from "../src/page/views/wallet/orders/intents.ts";
import { costsOf, type Movement } from "../src/page/views/wallet/positions/readPositions.ts";

const [alice, bob] = [keypairFromSuri("//Alice").address, keypairFromSuri("//Bob").address];

describe("an amount that somebody types", () => {
  it.each([
    ["12", 12_000_000_000n],
    [" 0.5 ", 500_000_000n],
    ["1,5", 1_500_000_000n],
    ["1.000", 1_000_000_000n],
    ["0.000000001", 1n],
    ["123456789.123456789", 123_456_789_123_456_789n],
  ])("is read: %s", (text, rao) => {
    expect(raoOf(text)).toBe(rao);
  });

  it.each(["", "0", "-1", "1e9", "1,000", "1.2.3", "0.0000000001", "1 000", "0x10", "1234567890", ".5"])(
    "is refused: %s",
    (text) => {
      expect(raoOf(text)).toBeUndefined();
    },
  );
});

describe("what stake has cost", () => {
  it("is what its owner put into a subnet, less what he took out", () => {
    const row = { height: 1, event: 0, coldkey: alice, hotkey: bob, netuid: 1, value: null, price: null, time: null };
    const movement = (kind: string, tao: bigint | null, more: Partial<Movement> = {}): Movement => ({
      ...{ ...row, kind, tao, alpha: null },
      ...more,
    });
    const costs = costsOf(
      [
        movement("StakeAdded", 10n),
        movement("StakeAdded", 4n, { netuid: 2 }),
        movement("StakeRemoved", 3n),
        movement("StakeMoved", 100n),
        movement("AlphaBurned", null),
        movement("StakeAdded", 1000n, { coldkey: bob }),
      ],
      alice,
    );
    expect([...costs]).toEqual([
      [1, 7n],
      [2, 4n],
    ]);
  });
});

describe("orders that a browser keeps", () => {
  const hash = (digit: string): string => `0x${digit.repeat(64)}`;
  const order = { kind: "stake", netuid: 1, hotkey: bob, amount: 2n ** 63n } as const;
  const intent = (digit: string, state: Intent["state"] = "signed"): Intent => ({
    ...{ hash: hash(digit), bytes: "0x00", after: 1, end: 65, genesisHash: hash("0"), address: alice },
    ...{ order, at: Number(digit), state },
  });
  /** A storage that is full from so many characters on. */
  const storage = (room = Number.POSITIVE_INFINITY): Storage => {
    const kept = new Map<string, string>();
    return {
      get length() {
        return kept.size;
      },
      clear: () => kept.clear(),
      key: (at) => [...kept.keys()][at] ?? null,
      getItem: (name) => kept.get(name) ?? null,
      removeItem: (name) => void kept.delete(name),
      setItem: (name, text) => {
        if (text.length > room) throw new Error("full");
        kept.set(name, text);
      },
    };
  };

  it("are read as they were written, and change", () => {
    const place = storage();
    const book = new IntentBook(place);
    book.add(intent("1"));
    book.add(intent("2"));
    book.change(hash("1"), { state: "inBlock", block: hash("b") });
    const expected = [intent("2"), { ...intent("1"), state: "inBlock", block: hash("b") }];
    expect(book.list()).toEqual(expected);
    expect(new IntentBook(place).list()).toEqual(expected);
    expect(book.list()).toBe(book.list());
  });

  it("forget what has ended first, and nothing that is on its way", () => {
    const book = new IntentBook(storage());
    const name = (at: number): string => `0x${at.toString(16).padStart(64, "0")}`;
    for (let at = 0; at < 60; at += 1) {
      book.add({ ...intent("1", at < 5 ? "signed" : "finalized"), hash: name(at), at });
    }
    const list = book.list();
    expect(list).toHaveLength(50);
    expect(list.filter(({ state }) => state === "signed")).toHaveLength(5);
    expect(list[0]?.hash).toBe(name(59));
  });

  it("are not sent where nothing can be kept, and what others wrote is left out", () => {
    expect(() => new IntentBook(storage(10)).add(intent("1"))).toThrow("full");
    const entry = `opentao-order-${hash("9")}`;
    for (const text of ["{", "{}", '[{"hash":"0x"}]', "[1]", '{"hash":"0x"}']) {
      const place = storage();
      place.setItem(entry, text);
      const book = new IntentBook(place);
      expect(book.list()).toEqual([]);
      // It stays: another version of the page may know it.
      book.add(intent("1"));
      book.change(hash("9"), { state: "gone" });
      expect(place.getItem(entry)).toBe(text);
      expect(book.list()).toEqual([intent("1")]);
    }
  });

  it("of two tabs do not write over each other", () => {
    const place = storage();
    const [one, two] = [new IntentBook(place), new IntentBook(place)];
    one.list();
    two.add(intent("2"));
    one.add(intent("1"));
    one.change(hash("1"), { state: "pooled" });
    expect(two.list()).toEqual([intent("2"), intent("1", "pooled")]);
  });

  it("are told to whoever shows them", () => {
    vi.stubGlobal("addEventListener", () => undefined);
    vi.stubGlobal("removeEventListener", () => undefined);
    const book = new IntentBook(storage());
    let told = 0;
    const stop = book.listen(() => {
      told += 1;
    });
    book.add(intent("1"));
    stop();
    book.change(hash("1"), { state: "gone" });
    expect(told).toBe(1);
    vi.unstubAllGlobals();
  });
});
