import { fromHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { sealHeader, slotOf, unsealHeader } from "@opentao/consensus";
import { keypairFromSuri } from "@opentao/crypto";
import { afterEach, describe, expect, it } from "vitest";
import { BlockError, type BlockRef, type ChainNotification, type Hash } from "../../src/chain/index.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { FakeClock } from "../support/fakeClock.ts";
import { balanceOf } from "../support/ledgerRuntime.ts";
import { alice, bob, ledgerSpec, openWorld, transfer, type WorldOptions } from "../support/world.ts";

type World = Awaited<ReturnType<typeof openWorld>>;
const worlds: World[] = [];
async function open(options?: WorldOptions): Promise<World> {
  const world = await openWorld(options);
  worlds.push(world);
  return world;
}
afterEach(async () => {
  for (const { database } of worlds.splice(0)) await database.close();
});

const one = keypairFromSuri("//One");
/** Changes a header and seals it anew, so that nothing but the change is wrong with it. */
function forge(header: Header, change: (header: Header) => Header, key = one): Header {
  return sealHeader(change(unsealHeader(header).header), (message) => key.sign(message));
}

function refusal(world: World, header: Header, extrinsics: readonly Uint8Array[]): string | undefined {
  const before = world.chain.best();
  try {
    world.chain.import(HashedHeader.of(header), extrinsics);
  } catch (error) {
    if (!(error instanceof BlockError)) throw error;
    expect(error.hint).not.toBe("");
    expect(world.chain.best()).toEqual(before);
    return error.code;
  }
  return undefined;
}

function blockOf({ chain }: Pick<World, "chain">, hash: Hash): [Header, Uint8Array[]] {
  const [header, body] = [chain.header(hash), chain.body(hash)];
  if (header === undefined || body === undefined) throw new Error(`no block ${hash}`);
  return [header, body];
}

function hashedBlockOf(world: Pick<World, "chain">, hash: Hash): [HashedHeader, Uint8Array[]] {
  const [header, body] = blockOf(world, hash);
  return [HashedHeader.of(header), body];
}

/** Gives every block of one chain's best branch to another. */
function feed(from: World, to: World): void {
  for (let number = 1; number <= from.chain.best().number; number += 1) {
    to.chain.import(...hashedBlockOf(from, from.chain.hashAt(number) ?? "0x"));
  }
}

describe("a chain", () => {
  it("begins with the genesis block of its specification", async () => {
    const { chain } = await open();
    expect(chain.best()).toEqual({ hash: chain.genesisHash, number: 0 });
    expect(chain.finalized()).toEqual(chain.best());
    expect(chain.body(chain.genesisHash)).toEqual([]);
    expect(balanceOf(chain.state(chain.genesisHash), alice.publicKey)).toBe(1_000_000n);
    const other = await open({ spec: ledgerSpec({ balances: {} }) });
    expect(other.chain.genesisHash).not.toBe(chain.genesisHash);
  });

  it("grows the same way on another node that imports its blocks", async () => {
    const [a, b] = [await open(), await open()];
    for (let n = 0; n < 5; n += 1) {
      a.queue.add(transfer(n, 10n));
      await a.author.seal();
    }
    feed(a, b);
    expect(b.chain.best()).toEqual(a.chain.best());
    const { hash } = b.chain.best();
    expect(b.chain.header(hash)).toEqual(a.chain.header(hash));
    expect(balanceOf(b.chain.state(hash), bob.publicKey)).toBe(550n);
    expect(balanceOf(b.chain.state(b.chain.hashAt(2) ?? "0x"), bob.publicKey)).toBe(520n);
    expect(b.chain.import(...hashedBlockOf(a, hash))).toEqual({ block: b.chain.best(), isBest: true, known: true });
  });

  it("refuses blocks that are wrong in any of their parts", async () => {
    const [a, b] = [await open(), await open()];
    a.queue.add(transfer(0, 10n));
    const [header, body] = blockOf(a, (await a.author.seal()).hash);
    const wrong = new Uint8Array(32).fill(7);
    expect(
      refusal(
        b,
        forge(header, (h) => ({ ...h, parentHash: wrong })),
        body,
      ),
    ).toBe("UNKNOWN_PARENT");
    expect(
      refusal(
        b,
        forge(header, (h) => ({ ...h, number: 2 })),
        body,
      ),
    ).toBe("WRONG_NUMBER");
    expect(
      refusal(
        b,
        forge(header, (h) => ({ ...h, stateRoot: wrong })),
        body,
      ),
    ).toBe("WRONG_STATE_ROOT");
    expect(
      refusal(
        b,
        forge(header, (h) => ({ ...h, extrinsicsRoot: wrong })),
        body,
      ),
    ).toBe("WRONG_EXTRINSICS_ROOT");
    expect(refusal(b, header, body.slice(1))).toBe("WRONG_EXTRINSICS_ROOT");
    expect(refusal(b, header, [...body, new Uint8Array(17 * 1024 * 1024)])).toBe("BLOCK_TOO_LARGE");
    expect(refusal(b, unsealHeader(header).header, body)).toBe("INVALID_SEAL");
    expect(
      refusal(
        b,
        forge(header, (h) => h, keypairFromSuri("//Two")),
        body,
      ),
    ).toBe("INVALID_SEAL");
    expect(refusal(b, header, body)).toBeUndefined();
  });

  it("refuses slots of the future, and takes them once their time has come", async () => {
    const ahead = await open({ clock: new FakeClock(1_700_000_060_000) });
    const clock = new FakeClock(1_700_000_000_000);
    const behind = await open({ clock });
    const block = blockOf(ahead, (await ahead.author.seal()).hash);
    expect(refusal(behind, ...block)).toBe("INVALID_SEAL");
    await clock.pass(60_000);
    expect(refusal(behind, ...block)).toBeUndefined();
  });

  it("does not know what it does not know", async () => {
    const { chain } = await open();
    const unknown: Hash = `0x${"12".repeat(32)}`;
    expect(chain.header(unknown)).toBeUndefined();
    expect(chain.body(unknown)).toBeUndefined();
    expect(chain.header("0x12")).toBeUndefined();
    expect(chain.hashAt(1)).toBeUndefined();
    expect(chain.hashAt(-1)).toBeUndefined();
    expect(chain.hashAt(2 ** 40)).toBeUndefined();
    expect(chain.children(unknown)).toEqual([]);
    for (const ask of [() => chain.state(unknown), () => chain.call(unknown, "Core_version", new Uint8Array())]) {
      expect(ask).toThrow(expect.objectContaining({ code: "UNKNOWN_BLOCK" }));
    }
  });

  it("calls the runtime and drops what that changes", async () => {
    const { chain } = await open();
    const header = Header.encode(blockOf({ chain }, chain.genesisHash)[0]);
    chain.call(chain.genesisHash, "Core_initialize_block", header);
    expect(chain.state(chain.genesisHash).get(new TextEncoder().encode(":header"))).toBeUndefined();
  });
});

describe("forks", () => {
  /** Two worlds that share block 1; the second has a longer branch of its own. */
  async function forked() {
    const [a, b] = [await open(), await open()];
    const shared = await a.author.seal();
    b.chain.import(...hashedBlockOf(a, shared.hash));
    a.queue.add(transfer(0, 100n));
    const a2 = await a.author.seal();
    b.queue.add(transfer(0, 7n));
    const b2 = await b.author.seal();
    const b3 = await b.author.seal();
    return { a, b, shared: ref(shared), a2: ref(a2), b2: ref(b2), b3: ref(b3) };
  }
  const ref = ({ hash, number }: BlockRef): BlockRef => ({ hash, number });

  it("are kept; the first of equals is the best until another is longer", async () => {
    const { a, b, shared, a2, b2, b3 } = await forked();
    const seen: ChainNotification[] = [];
    a.chain.subscribe((event) => seen.push(event));
    expect(a.chain.import(...hashedBlockOf(b, b2.hash)).isBest).toBe(false);
    expect(a.chain.best()).toEqual(a2);
    expect(a.chain.hashesAt(2)).toEqual([a2.hash, b2.hash]);
    expect(a.chain.children(shared.hash)).toEqual([a2.hash, b2.hash]);
    expect(a.chain.import(...hashedBlockOf(b, b3.hash)).isBest).toBe(true);
    expect(a.chain.hashesAt(2)).toEqual([b2.hash, a2.hash]);
    expect(a.chain.hashAt(2)).toBe(b2.hash);
    expect(seen).toMatchObject([
      { kind: "imported", block: b2, isBest: false, enacted: [], retracted: [] },
      { kind: "imported", block: b3, isBest: true, enacted: [b2, b3], retracted: [a2] },
    ]);
    // The states of both branches can be read, whichever is the best.
    expect(balanceOf(a.chain.state(b3.hash), bob.publicKey)).toBe(507n);
    expect(balanceOf(a.chain.state(a2.hash), bob.publicKey)).toBe(600n);
  });

  it("end where another branch is finalized", async () => {
    const { a, b, shared, a2, b2, b3 } = await forked();
    a.chain.import(...hashedBlockOf(b, b2.hash));
    a.chain.import(...hashedBlockOf(b, b3.hash));
    const seen: ChainNotification[] = [];
    a.chain.subscribe((event) => seen.push(event));
    a.chain.finalize(b2.hash);
    expect(a.chain.finalized()).toEqual(b2);
    expect(seen).toEqual([{ kind: "finalized", finalized: [shared, b2], pruned: [a2] }]);
    a.chain.finalize(shared.hash);
    expect(a.chain.finalized()).toEqual(b2);
    expect(() => a.chain.finalize(a2.hash)).toThrow(expect.objectContaining({ code: "NOT_DESCENDANT" }));
    const [header, body] = blockOf(a, (await a.author.seal()).hash);
    expect(header.number).toBe(4);
    const onDead = forge(header, (h) => ({ ...h, parentHash: fromHex(a2.hash), number: 3 }));
    expect(refusal(a, onDead, body)).toBe("CONTRADICTS_FINALITY");
    await expect(a.author.seal({ parent: shared.hash })).rejects.toMatchObject({ code: "CONTRADICTS_FINALITY" });
  });

  it("become the best chain when finality chooses them over a longer one", async () => {
    const { a, b, a2, b2, b3 } = await forked();
    a.chain.import(...hashedBlockOf(b, b2.hash));
    a.chain.import(...hashedBlockOf(b, b3.hash));
    const seen: ChainNotification[] = [];
    a.chain.subscribe((event) => seen.push(event));
    a.chain.finalize(a2.hash);
    expect(a.chain.best()).toEqual(a2);
    expect(a.chain.hashAt(3)).toBeUndefined();
    expect(seen).toMatchObject([
      { kind: "best", block: a2, retracted: [b3, b2], enacted: [a2] },
      { kind: "finalized", pruned: [b2, b3] },
    ]);
    expect(balanceOf(a.chain.state(a.chain.best().hash), bob.publicKey)).toBe(600n);
  });

  it("are not followed once every best block is finalized", async () => {
    const { a, b, b2 } = await forked();
    const c = await open({ finality: "best" });
    feed(a, c);
    expect(c.chain.finalized()).toEqual(a.chain.best());
    expect(refusal(c, ...blockOf(b, b2.hash))).toBe("CONTRADICTS_FINALITY");
  });

  it("are followed while finality stays behind the head, and end where it passes", async () => {
    const { a, a2, b, b2, b3, shared } = await forked();
    const c = await open({ finality: "best", finalityLag: 2 });
    const seen: unknown[] = [];
    c.chain.subscribe((event) => event.kind === "finalized" && seen.push(event));
    feed(a, c);
    expect(c.chain.best()).toEqual(a2);
    expect(c.chain.finalized().number).toBe(0);
    for (const { hash } of [b2, b3]) c.chain.import(...hashedBlockOf(b, hash));
    expect(c.chain.best()).toEqual(b3);
    expect(c.chain.finalized()).toEqual(shared);
    expect(seen).toEqual([{ kind: "finalized", finalized: [shared], pruned: [] }]);
    const b4 = await b.author.seal();
    c.chain.import(...hashedBlockOf(b, b4.hash));
    expect(c.chain.finalized()).toEqual(b2);
    expect(seen.at(-1)).toEqual({ kind: "finalized", finalized: [b2], pruned: [a2] });
  });
});

describe("notifications", () => {
  it("say which storage changed, and come in order also when a listener makes a block", async () => {
    const { chain, author, queue } = await open({ finality: "best" });
    const seen: string[] = [];
    let more = 1;
    let second: Promise<unknown> = Promise.resolve();
    chain.subscribe((event) => {
      seen.push(event.kind === "finalized" ? "finalized" : `imported ${event.block.number}`);
      if (event.kind === "imported" && more-- > 0) second = author.seal();
    });
    const changed = new Map<string, Uint8Array | undefined>();
    const stop = chain.subscribe((event) => {
      if (event.kind !== "imported") return;
      for (const { key, value } of event.changes.values()) changed.set(new TextDecoder().decode(key), value);
    });
    queue.add(transfer(0, 10n));
    const { hash } = await author.seal();
    expect(changed.get(`account${new TextDecoder().decode(bob.publicKey)}`)).toBeDefined();
    expect(slotOf(blockOf({ chain }, hash)[0])).toBe(1_700_000_000n);
    stop();
    await second;
    expect(seen).toEqual(["imported 1", "finalized", "imported 2", "finalized"]);
  });
});
