import { bytesEqual, toHex } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import { headerHash, type NumberedSet } from "@opentao/consensus";
import { EMPTY_ROOT, update } from "@opentao/trie";
import type { BlockRef } from "../../../src/chain/index.ts";
import { NetworkError } from "../../../src/network/index.ts";
import { decodeStateRequest } from "../../../src/network/requests/state/message.ts";
import {
  type StateImport,
  type WarpChain,
  type WarpNetwork,
  type WarpProgress,
  warpSync,
} from "../../../src/network/warp/index.ts";
import { silentLogger } from "../../../src/primitives/logger.ts";
import { FakeClock } from "../../support/fakeClock.ts";
import { verify, type WarpWorld } from "./world.ts";

/** A chain that keeps in memory what a database would. */
export class FakeChain implements WarpChain {
  readonly records = new Map<string, Uint8Array>();
  final: BlockRef;
  finished: { justification: Uint8Array; header: Header } | undefined;
  entries: (readonly [Uint8Array, Uint8Array])[] = [];
  #header: Header | undefined;
  /** Imports that were begun: a block twice when it was gone on with. */
  readonly imports: number[] = [];

  constructor(world: WarpWorld) {
    this.final = world.ref(0);
  }

  finalized(): BlockRef {
    return this.final;
  }

  record(name: string): Uint8Array | undefined {
    return this.records.get(name);
  }

  persist(records: ReadonlyMap<string, Uint8Array>): void {
    for (const [name, value] of records) this.records.set(name, value);
  }

  importState(header: Header): StateImport {
    if (this.#header === undefined || headerHash(header) !== headerHash(this.#header)) this.entries = [];
    this.#header = header;
    this.imports.push(header.number);
    const last = () => this.entries.at(-1)?.[0];
    return {
      get next() {
        return last();
      },
      add: (entries) => {
        this.entries.push(...entries);
      },
      finish: ({ justification, records }) => {
        const { root } = update({ get: () => undefined }, EMPTY_ROOT, [...this.entries], 1);
        if (!bytesEqual(root, header.stateRoot)) throw new Error("another state");
        this.persist(records);
        this.finished = { justification, header };
        this.final = { number: header.number, hash: headerHash(header) };
      },
    };
  }
}

/** Responses of a fake peer. */
export interface FakeWarpPeer {
  readonly best: number;
  /** Answers who asks for a warp; who throws refuses. */
  readonly warp: (from: Uint8Array) => Uint8Array;
  /** Answers who asks for a part of a state. */
  readonly state: (after: Uint8Array | undefined, block: string) => Uint8Array;
}

/** The refusal of a peer: it breaks the substream off. */
export function closed(): never {
  throw new NetworkError("CLOSED", "the peer broke the substream off", "Ask another.");
}

/** An honest peer that has finalized up to `end`. */
export function honest(world: WarpWorld, end: number, { steps = 3, part = 40 } = {}): FakeWarpPeer {
  return {
    best: end + 3,
    warp: (from) => world.warpAnswer(from, end, steps),
    state: (after) => world.stateAnswer(after, part),
  };
}

/** Runs a warp with peers of that behavior, by name. */
export async function runWarp(
  world: WarpWorld,
  chain: FakeChain,
  peers: Readonly<Record<string, FakeWarpPeer>>,
  stopper = new AbortController(),
) {
  const clock = new FakeClock();
  const reported: [peer: string, misdeed: string][] = [];
  const asked: [peer: string, protocol: string][] = [];
  const progress: WarpProgress[] = [];
  const banned = new Set<string>();
  const network: WarpNetwork = {
    peers: () =>
      Object.entries(peers)
        .filter(([id]) => !banned.has(id))
        .map(([id, { best }]) => ({ id, best: { number: best, hash: world.ref(0).hash } })),
    request: async (id, name, message) => {
      asked.push([id, name]);
      const peer = peers[id];
      if (peer === undefined) return closed();
      if (name === "sync/warp") return peer.warp(message);
      const { after, block } = decodeStateRequest(message);
      return peer.state(after, toHex(block));
    },
    report: (id, misdeed) => {
      reported.push([id, misdeed]);
      banned.add(id);
    },
  };
  const sets: [BlockRef, NumberedSet][] = [];
  const running = warpSync({
    ...{ chain, network, verify, clock, logger: silentLogger, signal: stopper.signal },
    voters: world.genesisSet,
    recordsAfterWarp: (block, set) => {
      sets.push([block, set]);
      return new Map([["voters", Uint8Array.of(Number(set.setId))]]);
    },
    onProgress: (step) => progress.push(step),
  });
  let done = false;
  const settle = () => {
    done = true;
  };
  running.then(settle, settle);
  while (!done) {
    await clock.pass(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { block: await running, reported, asked, progress, sets };
}
