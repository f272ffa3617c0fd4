import { GRANDPA_ENGINE_ID } from "@opentao/codec/primitives";
import { decodeJustification, Justification } from "@opentao/consensus";
import { afterEach, expect, it } from "vitest";
import type { Hash } from "../../src/index.ts";
import { answerBlockRequest, type Justifications } from "../../src/network/requests/index.ts";
import type { Node } from "../../src/node.ts";
import { until } from "../cluster/until.ts";
import { FakePeer } from "../network/fakePeer.ts";
import { addressOf, reached } from "../network/nodes.ts";
import { height, Town } from "./town.ts";
import { votingSpec } from "./votingRuntime.ts";

let town: Town;
let liar: FakePeer | undefined;
afterEach(async () => {
  await liar?.host.stop();
  await town.end();
});

/** A justification that a voter signed for another round. */
function ofAnotherRound(bytes: Uint8Array): Uint8Array {
  const justification = decodeJustification(bytes);
  return Justification.encode({ ...justification, round: justification.round + 1n });
}

/** Serves a node's blocks, each with a proof of the liar's making. */
function serving({ chain }: Node, proofOf: (hash: Hash) => Uint8Array | undefined): Promise<FakePeer> {
  const justifications = (hash: Hash): Justifications | undefined => {
    const proof = proofOf(hash);
    return proof && [[GRANDPA_ENGINE_ID, proof]];
  };
  const source = {
    header: (hash: Hash) => chain.header(hash),
    body: (hash: Hash) => chain.body(hash),
    hashAt: (number: number) => chain.hashAt(number),
    justifications,
    newestJustified: () => undefined,
  };
  return FakePeer.start({ chain, best: chain.best(), blocks: (request) => answerBlockRequest(source, request) });
}

it.each([
  ["is none", () => Uint8Array.of(1, 2, 3)],
  ["is of another round", ofAnotherRound],
])("a proof that %s makes nothing final and costs whoever gave it; the block is taken in", async (_, forge) => {
  town = new Town(votingSpec(["//One"], { sets: [["//One"]], period: 0 }, 500));
  const one = await town.start("//One", { sealing: { kind: "manual" } });
  const block = await one.seal();
  await town.final(1);
  const proof = one.chain.justification(block.hash) ?? new Uint8Array();
  liar = await serving(one, () => forge(proof));
  const follower = await town.start("follower", { authorKey: undefined, network: { reserved: [] } });
  const banned: string[] = [];
  follower.network?.subscribe((event) => {
    if (event.kind === "banned") banned.push(event.id);
  });
  await follower.network?.connect(liar.address);
  await reached(follower, 1);
  await until("the liar is banned", () => banned.includes(liar?.host.peerId ?? ""), 10_000);
  expect(height(follower)).toBe(0);
  await follower.network?.connect(addressOf(one));
  await town.final(1);
});
