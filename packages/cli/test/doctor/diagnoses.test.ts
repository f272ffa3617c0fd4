import { describe, expect, it } from "vitest";
import { diagnose } from "../../src/doctor/diagnoses/index.ts";
import type { DoctorFacts } from "../../src/doctor/facts.ts";
import { nodeStatus, type ReportedStatus } from "../../src/shared/nodeStatus.ts";

const HASH = `0x${"00".repeat(32)}`;
const NOW = 1_700_000_000_000;
type Network = NonNullable<ReportedStatus["network"]>;

const peer = { id: "12D3KooWPeer", role: "authority", best: 100, software: "OpenTAO/0.1.0" };
const network: Network = {
  peers: [peer, peer, peer],
  bootNodes: ["/ip4/10.0.0.7/tcp/30333/p2p/12D3KooWPeer"],
  highest: 100,
  isSyncing: false,
  clockOffset: 40,
};

/** A node at which nothing is wrong. */
const healthy: ReportedStatus = {
  now: NOW,
  startedAt: NOW - 3_600_000,
  software: { name: "OpenTAO", version: "0.1.0" },
  chain: { name: "Bittensor", id: "bittensor", genesis: HASH },
  best: { hash: HASH, number: 100 },
  finalized: { hash: HASH, number: 98 },
  slotDuration: 1000,
  lastImportedAt: NOW - 500,
  lastFinalizedAt: NOW - 700,
  blocksPerSecond: 1,
  network,
  authority: { wanted: true, hasKeys: true, author: HASH, voter: HASH, authors: 4, voters: 4 },
  disk: { path: "/data", free: 50e9, size: 100e9 },
  rpcHost: "127.0.0.1",
  waitingFor: "nothing",
};

function factsOf(changes: Partial<ReportedStatus>, more: Partial<DoctorFacts> = {}): DoctorFacts {
  const url = "ws://127.0.0.1:9944";
  return {
    url,
    status: { ...healthy, ...changes },
    failure: undefined,
    place: undefined,
    index: undefined,
    wanted: undefined,
    ...more,
  };
}

const net = (changes: Partial<Network>): Partial<ReportedStatus> => ({ network: { ...network, ...changes } });
const place = { path: "/data", disk: undefined, exists: true, owner: undefined, failure: undefined };
const other = `0x${"11".repeat(32)}`;
const down = { status: undefined, failure: { code: "CHAIN_UNREACHABLE", message: "nobody", hint: "start one" } };

const votes = (currentWeight: number, missing: string[]) => ({ currentWeight, missing });
const silentRound = {
  setId: 0,
  best: {
    round: 7,
    totalWeight: 4,
    thresholdWeight: 3,
    prevotes: votes(2, ["5Charlie", "5Dave"]),
    precommits: votes(0, ["5Alice", "5Bob", "5Charlie", "5Dave"]),
  },
};
const stalled = {
  best: { hash: HASH, number: 200 },
  finalized: { hash: HASH, number: 150 },
  lastFinalizedAt: NOW - 50_000,
  network: { ...network, highest: 200 },
};

describe("nothing is found", () => {
  it("at a node that does its work", () => {
    expect(diagnose(factsOf({}))).toEqual([]);
  });

  it.each<[string, Partial<ReportedStatus>]>([
    ["that follows", { authority: { wanted: false, hasKeys: false, authors: 4, voters: 4 } }],
    ["that is alone", { network: undefined }],
    [
      "that makes all blocks and waits for peers",
      { ...net({ peers: [], highest: 0 }), authority: { ...healthy.authority, authors: 1, voters: 1 } },
    ],
    ["whose head is a few blocks ahead of the finalized one", { finalized: { hash: HASH, number: 92 } }],
    ["that has just begun", { startedAt: NOW - 1000, lastImportedAt: undefined, lastFinalizedAt: undefined }],
    ["with a small disk that is mostly free", { disk: { path: "/data", free: 700e6, size: 1e9 } }],
    ["that knows nothing of its peers' software", net({ peers: [{ ...peer, software: undefined }] })],
  ])("at one %s", (_, changes) => {
    expect(diagnose(factsOf(changes))).toEqual([]);
  });
});

describe("found, named and explained is", () => {
  it.each<[code: string, said: RegExp, facts: DoctorFacts]>([
    ["NODE_UNREACHABLE", /no node answers at ws:[^,]*$/, factsOf({}, { ...down, place })],
    [
      "NODE_UNREACHABLE",
      /in \/data there is no database/,
      factsOf({}, { ...down, place: { ...place, exists: false } }),
    ],
    [
      "NODE_ELSEWHERE",
      /works with \/data/,
      factsOf({}, { ...down, place: { ...place, failure: { code: "DATABASE_IN_USE", message: "", hint: "" } } }),
    ],
    [
      "NODE_SAYS_NOTHING",
      /Method not found/,
      factsOf({}, { status: undefined, failure: { code: "REFUSED", message: "Method not found" } }),
    ],
    [
      "UNREADABLE",
      /cannot be used/,
      factsOf({}, { place: { ...place, failure: { code: "UNREADABLE", message: "it cannot be used", hint: "look" } } }),
    ],
    [
      "OTHER_CHAIN",
      /database in \/data is of the chain bittensor/,
      factsOf(
        { chain: { ...healthy.chain, genesis: other } },
        {
          place: { ...place, owner: { chain: "bittensor", genesis: `0x${"22".repeat(32)}` } },
          wanted: { name: "OpenTAO", genesis: other },
        },
      ),
    ],
    ["OTHER_CHAIN", /the node at .* is of the chain/, factsOf({}, { wanted: { name: "OpenTAO", genesis: other } })],
    [
      "NO_AUTHORS",
      /nobody makes its blocks/,
      factsOf({
        ...net({ peers: [], bootNodes: [], highest: 0 }),
        best: { hash: HASH, number: 0 },
        lastImportedAt: undefined,
        authority: { wanted: false, hasKeys: false, authors: 0, voters: 0 },
      }),
    ],
    ["NO_PEERS", /knows of none/, factsOf(net({ peers: [], bootNodes: [], highest: 100 }))],
    ["NO_PEERS", /the one it knows of does not answer/, factsOf(net({ peers: [], highest: 100 }))],
    ["CLOCK_OFF", /about 25 s ahead/, factsOf(net({ clockOffset: 25_000 }))],
    ["CLOCK_OFF", /about 3 s behind/, factsOf(net({ clockOffset: -3000 }))],
    [
      "AHEAD_OF_CLOCK",
      /waits until 22:14:20 UTC \(1 min 0 s\)/,
      factsOf({ waitsUntil: NOW + 60_000, lastImportedAt: NOW - 600_000, waitingFor: "clock" }),
    ],
    [
      "BEHIND",
      /900 blocks behind .*100 of 1000; 10\.0 blocks\/s/,
      factsOf({ ...net({ highest: 1000, isSyncing: true }), blocksPerSecond: 10 }),
    ],
    ["NO_BLOCKS", /no block has come for 1 min 0 s, one is due every 1 s/, factsOf({ lastImportedAt: NOW - 60_000 })],
    [
      "FINALITY_STALLED",
      /finalized for 50 s: block 150 .* 50 more .* 2 of 4 voters .*5Charlie, 5Dave/,
      factsOf({ ...stalled, round: silentRound }),
    ],
    ["FINALITY_STALLED", /50 more wait$/, factsOf(stalled)],
    [
      "FINALITY_STALLED",
      /finalized for 1 min 0 s: block 150/,
      // Started since: the block tells the time.
      factsOf({ ...stalled, startedAt: NOW - 5000, lastFinalizedAt: undefined, finalizedSlotAt: NOW - 60_000 }),
    ],
    [
      "FINALITY_STALLED",
      /finalized for 28 s: block 94 is finalized, 6 more wait$/,
      // Slow blocks: 28 s are few of them, and enough to see it.
      factsOf({ finalized: { hash: HASH, number: 94 }, lastFinalizedAt: NOW - 28_000, slotDuration: 6000 }),
    ],
    [
      "INVALID_URL",
      /no address of a node/,
      {
        ...factsOf({}),
        status: undefined,
        failure: { code: "INVALID_URL", message: "x is no address of a node", hint: "ws://127.0.0.1:9944" },
      },
    ],
    [
      "NOT_IN_SET",
      /not those of one of the 4 authorities/,
      factsOf({ authority: { wanted: true, hasKeys: true, authors: 4, voters: 4 } }),
    ],
    [
      "NO_SESSION_KEYS",
      /has no session keys/,
      factsOf({ authority: { wanted: true, hasKeys: false, authors: 4, voters: 4 } }),
    ],
    [
      "HALF_OF_KEYS",
      /makes blocks but does not vote/,
      factsOf({ authority: { ...healthy.authority, voter: undefined } }),
    ],
    ["DISK_ALMOST_FULL", /of \/data/, factsOf({ disk: { path: "/data", free: 100e6, size: 100e9 } })],
    [
      "VERSION_DIFFERS",
      /3 of 3 peers run other software \(OpenTAO\/0\.2\.0\)/,
      factsOf(net({ peers: [peer, peer, peer].map((one) => ({ ...one, software: "OpenTAO/0.2.0" })) })),
    ],
    ["RPC_OPEN", /0\.0\.0\.0/, factsOf({ rpcHost: "0.0.0.0" })],
  ])("%s: %s", (code, said, facts) => {
    const findings = diagnose(facts);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0]?.message).toMatch(said);
    expect(findings[0]?.hint).not.toBe("");
  });

  it("how long syncing takes, at the rate at which the head moves on", () => {
    const [finding] = diagnose(factsOf({ ...net({ highest: 1000, isSyncing: true }), blocksPerSecond: 10 }));
    expect(finding?.hint).toContain("about 1 min 40 s"); // 900 blocks at 10 − 1 a second
    const [slow] = diagnose(factsOf({ ...net({ highest: 1000, isSyncing: true }), blocksPerSecond: 0.5 }));
    expect(slow?.hint).toContain("does not get nearer");
  });

  it("that half of the voters are gone, also at one that is alone and makes few blocks or none", () => {
    const alone = {
      ...net({ peers: [], highest: 100 }),
      lastFinalizedAt: NOW - 60_000,
      round: silentRound,
    };
    for (const waits of [2, 5]) {
      const [peers, finality, ...more] = diagnose(
        factsOf({ ...alone, finalized: { hash: HASH, number: 100 - waits } }),
      );
      expect(peers?.code).toBe("NO_PEERS");
      expect(finality?.code).toBe("FINALITY_STALLED");
      expect(finality?.message).toMatch(
        new RegExp(
          `finalized for 1 min 0 s: block ${100 - waits} is finalized, ${waits} more .* 2 of 4 voters .*5Charlie, 5Dave`,
        ),
      );
      expect(more).toEqual([]);
    }
    const voted = { ...silentRound.best, prevotes: votes(4, []), precommits: votes(4, []) };
    const quiet = { ...alone, finalized: { hash: HASH, number: 98 }, round: { setId: 0, best: voted } };
    expect(diagnose(factsOf(quiet)).map(({ code }) => code)).toEqual(["NO_PEERS"]);
  });

  it("only notes are no problem, and several findings come with causes first", () => {
    const findings = diagnose(factsOf({ ...stalled, rpcHost: "0.0.0.0", lastImportedAt: NOW - 60_000 }));
    expect(findings.map(({ code, kind }) => [code, kind])).toEqual([
      ["NO_BLOCKS", "problem"],
      ["FINALITY_STALLED", "problem"],
      ["RPC_OPEN", "note"],
    ]);
  });
});

describe("the status of a node", () => {
  it("is read as it is, with what later versions add left out", () => {
    expect(nodeStatus.parse({ ...JSON.parse(JSON.stringify(healthy)), later: 1 })).toEqual(healthy);
  });

  it("is refused when it has another form", () => {
    for (const wrong of [null, {}, { ...healthy, slotDuration: 0 }, { ...healthy, best: { number: -1 } }])
      expect(nodeStatus.safeParse(wrong).success).toBe(false);
  });
});

describe("an index", () => {
  const index = (status: object | undefined, isNamed = true) => ({
    index: {
      ...{ url: "http://127.0.0.1:9988", isNamed, failure: status === undefined ? "connection refused" : undefined },
      status: status && { genesisHash: HASH, last: { height: 98 }, gaps: [], ...status },
    },
  });
  const of = (status: object | undefined, isNamed = true) =>
    diagnose(factsOf({}, index(status, isNamed))).map(({ code, kind, message }) => ({ code, kind, message }));

  it("that is where the chain is, or a little behind, is as it should be", () => {
    expect(of({})).toEqual([]);
    expect(of({ last: { height: 88 } })).toEqual([]);
  });

  it("that was named is to answer", () => {
    expect(of(undefined)).toMatchObject([
      { code: "INDEX_UNREACHABLE", kind: "problem", message: expect.stringContaining("connection refused") },
    ]);
  });

  it("is to be of the node's chain", () => {
    expect(of({ genesisHash: other, last: null })).toMatchObject([{ code: "INDEX_OF_OTHER_CHAIN", kind: "problem" }]);
    // Nobody said that the one at the default address is of this chain.
    expect(of({ genesisHash: other }, false)).toMatchObject([{ code: "INDEX_OF_OTHER_CHAIN", kind: "note" }]);
  });

  it("that is behind, or lacks blocks, is said to be", () => {
    expect(of({ last: { height: 87 } })).toMatchObject([
      { code: "INDEX_BEHIND", message: expect.stringContaining("11 blocks behind: it has block 87, block 98") },
    ]);
    expect(of({ last: null })).toMatchObject([
      { message: expect.stringContaining("99 blocks behind: it has no block") },
    ]);
    const gaps = [3, 7, 9, 20].map((first) => ({ first, last: first === 7 ? 8 : first, reason: "pruned" }));
    expect(of({ gaps })).toMatchObject([
      { code: "INDEX_GAPS", kind: "note", message: expect.stringContaining("3, 7 to 8, 9, and 1 more gap") },
    ]);
  });
});
