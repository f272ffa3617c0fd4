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
let byzantine: FakePeer | undefined;
afterEach(async () => {
  await byzantine?.host.stop();
  await town.end();
});

/** A justification that a voter signed for another round. */
function ofAnotherRound(bytes: Uint8Array): Uint8Array {
  const justification = decodeJustification(bytes);
  return Justification.encode({ ...justification, round: justification.round + 1n });
}

/** Serves a node's blocks, each with a forged proof. */
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
])(
  "a proof that %s finalizes nothing and lowers the reputation of its source; the block is imported",
  async (_, forge) => {
    town = new Town(votingSpec(["//One"], { sets: [["//One"]], period: 0 }, 500));
    const one = await town.start("//One", { sealing: { kind: "manual" } });
    const block = await one.seal();
    await town.finalized(1);
    const proof = one.chain.justification(block.hash) ?? new Uint8Array();
    byzantine = await serving(one, () => forge(proof));
    const follower = await town.start("follower", { authorKey: undefined, network: { reserved: [] } });
    const banned: string[] = [];
    follower.network?.subscribe((event) => {
      if (event.kind === "banned") banned.push(event.id);
    });
    await follower.network?.connect(byzantine.address);
    await reached(follower, 1);
    await until("the Byzantine peer is banned", () => banned.includes(byzantine?.host.peerId ?? ""), 10_000);
    expect(height(follower)).toBe(0);
    await follower.network?.connect(addressOf(one));
    await town.finalized(1);
  },
);
