/**
 * Worst cost of each entrance that strangers have: processor time for a byte of the dearest message that its limits let
 * through. `docs/security.md` has the results.
 */
import { concat, toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import {
  decodeGossip,
  decodeJustification,
  decodeWarpProof,
  GossipMessage,
  Justification,
  VoterSet,
  verifyJustification,
  WarpProof,
} from "@opentao/consensus";
import { blake2b256, keypairFromSuri } from "@opentao/crypto";
import { TestChain } from "../../runtime/test/executive/chain.ts";
import { ByteQueue } from "../src/network/host/byteQueue.ts";
import { decodeAnnounce, encodeAnnounce } from "../src/network/notifications/index.ts";
import { checkBlockResponse } from "../src/network/requests/blocks/check.ts";
import { encodeBlockResponse } from "../src/network/requests/blocks/message.ts";
import { decodeLightRequest, encodeReadRequest } from "../src/network/requests/light/message.ts";
import { checkStateResponse } from "../src/network/requests/state/client.ts";
import { encodeStateResponse } from "../src/network/requests/state/message.ts";
import { decodeTransactions, encodeTransactions } from "../src/network/transactions/message.ts";
import { chanceOf } from "../test/cluster/chance.ts";
import { bare, freeBatch, nested, nestedBatches, signed, wideBatch } from "../test/network/hostileTransactions.ts";

const MIB = 1024 * 1024;
const ROUNDS = 5;

/** Nanoseconds of processor time a byte, the least of a few rounds: other programs of the machine only add to it. */
function costOf(bytes: number, act: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    try {
      act();
    } catch {
      // Most of these are refused in the end: that is what they cost.
    }
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (1000 * (user + system)) / bytes);
  }
  return least;
}

function report(id: string, what: string, bytes: number, act: () => unknown): void {
  const value = Math.round(costOf(bytes, act) * 10) / 10;
  console.log(
    JSON.stringify({
      id: `node/entrance-${id}`,
      what: `${what} (${bytes} bytes)`,
      value,
      unit: "ns/byte",
      better: "less",
    }),
  );
}

const hash = new Uint8Array(32).fill(7);
const name = `0x${"07".repeat(32)}` as const;
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const headerOf = (logs: number): Header => ({
  ...{ parentHash: hash, number: 77, stateRoot: hash, extrinsicsRoot: hash },
  digest: { logs: many(logs, () => ({ type: "Other" as const, value: Uint8Array.of(1) })) },
});

/** One-byte messages that come in one-byte pieces. */
function frames(): void {
  const queue = new ByteQueue();
  for (let i = 0; i < 64 * 1024; i += 1) queue.push(Uint8Array.of(1));
  while (queue.length > 0) {
    queue.peek(5);
    queue.take(1);
  }
}
report("frames", "messages of one byte in pieces of one byte", 64 * 1024, frames);

const announce = encodeAnnounce({ header: headerOf(1024), isBest: true });
report("announce", "an announced header with 1,024 items", announce.length, () => decodeAnnounce(announce));

const empty = encodeTransactions(many(4096, () => new Uint8Array()));
report("transactions", "a message of 4,096 empty transactions", empty.length, () => decodeTransactions(empty));

const vote = { target: { hash: name, number: 1 }, signature: new Uint8Array(64), id: name };
const precommits = many(4096, () => vote.target);
const authData = many(4096, () => ({ signature: vote.signature, id: vote.id }));
const commit = GossipMessage.encode({
  type: "Commit",
  value: { round: 1n, setId: 0n, commit: { target: vote.target, precommits, authData } },
});
report("grandpa", "a commit with 4,096 votes", commit.length, () => decodeGossip(commit));

const ancestry = many(4096, () => headerOf(0));
const proof = Justification.encode({
  round: 1n,
  commit: { target: vote.target, precommits: many(4096, () => vote) },
  ancestry,
});
const voters = new VoterSet([{ id: name, weight: 1n }]);
report("justification", "a justification of 4,096 votes of one voter and as many headers", proof.length, () =>
  verifyJustification(decodeJustification(proof), 0n, voters, () => true),
);

const fragment = { header: headerOf(0), justification: decodeJustification(proof) };
const warp = WarpProof.encode({ fragments: many(8, () => fragment), finished: true });
report("warp", "a warp proof of eight such steps", warp.length, () => decodeWarpProof(warp));

const header = Header.encode(headerOf(0));
const block = {
  ...{ hash: toHex(blake2b256(header)), header, justifications: undefined },
  body: many(90_000, () => Uint8Array.of(4, 1)),
};
const blocks = encodeBlockResponse([block]);
const asked = { header: true, body: true, justification: true, from: { hash: block.hash }, max: 1 } as const;
report("blocks", "an answer with a block of 90,000 extrinsics of one byte", blocks.length, () =>
  checkBlockResponse({ ...asked, direction: "ascending" }, blocks),
);

const light = encodeReadRequest(
  hash,
  many(1024, () => new Uint8Array(64)),
);
report("light", "a question for 1,024 keys", light.length, () => decodeLightRequest(light));

const state = encodeStateResponse(many(30_000, (i) => new Uint8Array(32).fill(i % 256)));
report("state", "an answer of 30,000 short nodes that prove nothing", state.length, () =>
  checkStateResponse(hash, undefined, state),
);

const chain = new TestChain(TestChain.preset("mainnet"));
chain.build();
const genesis = chain.hashes[0] ?? hash;
const mallory = keypairFromSuri("//Mallory");
const signing = { genesis, nonce: 0 };
const wide = wideBatch(MIB >> 2);
const transactions = {
  "a bare batch of 262,144 calls": bare(wide),
  "a bare batch of 4,000 calls": bare(wideBatch(4000)),
  "calls inside calls, 250 deep, around 1,000": bare(nested(250, wideBatch(1000))),
  "calls inside calls, 60 deep, around 1,000": bare(nested(60, wideBatch(1000))),
  "batches inside batches, 250 deep": bare(nestedBatches(250, wideBatch(1000))),
  "an unpaid batch of 4,000 calls": signed(mallory, wideBatch(4000), signing),
  "a batch of 1,000 calls, falsely signed": signed(mallory, wideBatch(1000), signing, true),
  "a free batch of 16 items": signed(mallory, freeBatch(16, chanceOf(1)), signing),
  "a free batch of 4,096 items": signed(mallory, freeBatch(4096, chanceOf(1)), signing),
  "one megabyte of zeros": concat(Uint8Array.of(4), new Uint8Array(MIB)),
};
for (const [what, bytes] of Object.entries(transactions)) {
  report(`validate-${what.replaceAll(/[^a-z0-9]+/gi, "-")}`, what, bytes.length, () => chain.validate(bytes));
}
