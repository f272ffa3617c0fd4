import { describe, expect, it } from "vitest";
import { AddressBook } from "../../src/network/peers/addressBook.ts";
import { Dialer, KnownSet, Reputation, roleByte, roleOf, Slots } from "../../src/network/peers/index.ts";
import { RateLimit } from "../../src/network/rateLimit.ts";
import { silentLogger } from "../../src/primitives/logger.ts";
import { FakeClock } from "../support/fakeClock.ts";

const PEERS = [
  "12D3KooWE77V9e2QhFNL5jFgn697U6jcDyd75giXCuvv5W6gcrjV",
  "12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp",
  "12D3KooWHdiAxVd8uMQR1hGWXccidmfCwLqcMpGwR6QcTP6QRMuD",
];
const addressOfPeer = (peer: string) => `/ip4/127.0.0.1/tcp/1/p2p/${peer}`;

describe("a reputation", () => {
  it("falls with misdeeds until the peer is banned, for longer each time", () => {
    const clock = new FakeClock(0);
    const reputation = new Reputation(clock);
    expect(reputation.lower("a", "malformed")).toBe(0);
    expect(reputation.isBanned("a")).toBe(false);
    expect(reputation.lower("a", "malformed")).toBe(60_000);
    expect(reputation.isBanned("a")).toBe(true);
    expect(reputation.isBanned("b")).toBe(false);
    void clock.pass(60_000);
    expect(reputation.isBanned("a")).toBe(false);
    expect(reputation.lower("a", "lie")).toBe(120_000);
    void clock.pass(60_000);
    expect(reputation.isBanned("a")).toBe(true);
    void clock.pass(60_000);
    expect(reputation.isBanned("a")).toBe(false);
  });

  it("comes back with time", async () => {
    const clock = new FakeClock(0);
    const reputation = new Reputation(clock);
    reputation.lower("a", "timeout");
    await clock.pass(60_000);
    expect(reputation.score("a")).toBe(-1750);
    await clock.pass(600_000);
    for (let i = 0; i < 2; i += 1) expect(reputation.lower("a", "timeout")).toBe(0);
  });

  it("is forgotten of those reported longest ago, so that strangers cannot fill the memory", () => {
    const reputation = new Reputation(new FakeClock(0));
    reputation.lower("first", "timeout");
    for (let i = 0; i < 4096; i += 1) reputation.lower(`peer ${i}`, "flood");
    expect(reputation.score("first")).toBe(0);
    expect(reputation.score("peer 4095")).toBe(-500);
  });
});

it("a rate limit allows a burst, then so many a second", async () => {
  const clock = new FakeClock(0);
  const limit = new RateLimit(clock, { perSecond: 2, burst: 3 });
  expect([1, 2, 3, 4].map(() => limit.allows("a"))).toEqual([true, true, true, false]);
  expect(limit.allows("b")).toBe(true);
  await clock.pass(1000);
  expect([1, 2, 3].map(() => limit.allows("a"))).toEqual([true, true, false]);
});

it("a known set forgets the oldest", () => {
  const known = new KnownSet<number>(2);
  expect([known.add(1), known.add(2), known.add(2), known.add(3)]).toEqual([true, true, false, true]);
  expect([1, 2, 3].map((value) => known.has(value))).toEqual([false, true, true]);
});

it("roles are bits of a byte", () => {
  for (const role of ["full", "light", "authority"] as const) expect(roleOf(roleByte(role))).toBe(role);
  for (const byte of [undefined, 0, 8, 255])
    expect(() => roleOf(byte)).toThrow(expect.objectContaining({ code: "MALFORMED" }));
});

it("slots are counted by role, reserved peers aside", () => {
  const slots = new Slots(
    { full: 1, light: 1, kept: 0 },
    (peer) => peer === "friend",
    () => false,
  );
  const best = { hash: "0x", number: 0 } as const;
  slots.take({ id: "a", role: "full", best });
  slots.take({ id: "l", role: "light", best });
  expect(() => slots.take({ id: "b", role: "authority", best })).toThrow(expect.objectContaining({ code: "REFUSED" }));
  slots.take({ id: "a", role: "full", best });
  slots.take({ id: "friend", role: "full", best });
  slots.leave("a");
  slots.take({ id: "b", role: "authority", best });
  expect(slots.peers.map(({ id }) => id)).toEqual(["l", "friend", "b"]);
});

describe("a dialer", () => {
  function dialer(options: { readonly maxOutbound: number; readonly bootNodes?: readonly string[] }) {
    const clock = new FakeClock(0);
    const dialed: string[] = [];
    const connectedPeers = new Set<string>();
    const down = new Set<string>();
    const made = new Dialer({
      clock,
      logger: silentLogger,
      bootNodes: options.bootNodes ?? [],
      maxOutbound: options.maxOutbound,
      connect: async (address) => {
        const peer = address.slice(-52);
        dialed.push(peer);
        if (down.has(peer)) throw new Error("down");
        connectedPeers.add(peer);
      },
      discover: async () => undefined,
      isConnected: (peer) => connectedPeers.has(peer),
      isBanned: (peer) => peer === PEERS[2],
      outbound: () => connectedPeers.size,
    });
    return { clock, dialed, connectedPeers, down, made };
  }

  it("connects to boot nodes up to its limit, never to banned peers", async () => {
    const { made, clock, dialed } = dialer({ maxOutbound: 1, bootNodes: PEERS.map(addressOfPeer) });
    made.start();
    await clock.pass(10_000);
    expect(dialed).toEqual([PEERS[0]]);
    made.stop();
    expect(clock.waiting).toBe(0);
  });

  it("keeps to reserved peers whatever the limit, with longer and longer pauses while they are down", async () => {
    const { made, clock, dialed, down } = dialer({ maxOutbound: 0 });
    const [peer = ""] = PEERS;
    down.add(peer);
    made.start();
    expect(made.reserve(addressOfPeer(peer))).toBe(peer);
    await clock.pass(60_000);
    expect(dialed.length).toBeGreaterThan(3);
    expect(dialed.length).toBeLessThan(10);
    down.delete(peer);
    await clock.pass(120_000);
    const attempts = dialed.length;
    await clock.pass(120_000);
    expect(dialed).toHaveLength(attempts);
    expect(made.unreserve(peer)).toBe(true);
    expect(made.reserved).toEqual([]);
    made.stop();
  });
});

describe("an address book", () => {
  it("forgets peers that were never met before those that were, and neither kept ones nor their addresses", () => {
    const book = new AddressBook((peer) => peer === "kept");
    book.learn("kept", ["/ip4/127.0.0.1/tcp/1"]);
    book.learn("met", ["/ip4/127.0.0.1/tcp/2"]);
    book.meet("met");
    const endless = Array.from({ length: 100 }, (_, i) => `/dns4/${"x".repeat(i * 10)}/tcp/1`);
    for (let i = 0; i < 5000; i += 1) book.learn(`nobody-${i}`, endless);
    expect(book.peers).toHaveLength(1024);
    expect(book.peers).toEqual(expect.arrayContaining(["kept", "met", "nobody-4999"]));
    expect(book.get("nobody-4999")?.addresses.length).toBeLessThanOrEqual(8);
  });
});

it("strangers leave room for the peers that we dialed, and those may take all", () => {
  const best = { number: 0, hash: "0x" } as const;
  const dialed = (peer: string) => peer.startsWith("dialed");
  const slots = new Slots({ full: 3, light: 0, kept: 1 }, () => false, dialed);
  const take = (id: string) => slots.take({ id, role: "full", best });
  take("a");
  take("b");
  expect(() => take("c")).toThrow("all places for peers are taken");
  take("dialed");
  expect(() => take("dialed too")).toThrow("all places for peers are taken");
  slots.leave("a");
  take("dialed too");
});
