import { toHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import {
  decodeJustification,
  decodeWarpProof,
  scheduledChange,
  VoterSet,
  verifyJustification,
  verifyWarpProof,
} from "@opentao/consensus";
import { blake2b256 } from "@opentao/crypto";
import { afterEach, expect, it } from "vitest";
import { FinalityProof } from "../../src/finality/finalityProof.ts";
import { knownVoters, verifyVote } from "../../src/finality/index.ts";
import type { Node } from "../../src/node.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { height, Town } from "./town.ts";
import { votingRuntime, votingSpec } from "./votingRuntime.ts";

const AUTHORS = ["//One", "//Two"];
const PERIOD = 5;
/** The authors vote at first, then one of them with another voter, then both alone again. */
const SETS = [AUTHORS, ["//Two", "//Three"], ["//One", "//Two", "//Three"]];

let town: Town;
afterEach(() => town.end());

function hashAt(node: Node, number: number) {
  const hash = node.chain.hashAt(number);
  if (hash === undefined) throw new Error(`no block ${number}`);
  return hash;
}

it("voters change with what blocks announce; proofs lead over all changes, also for one who was not there", async () => {
  town = new Town(votingSpec(AUTHORS, { sets: SETS, period: PERIOD }, 300));
  const one = await town.start("//One");
  await town.start("//Two");
  await town.start("//Three");
  await town.finalized(4 * PERIOD);

  // A voter is stopped over a change and comes back with what it had stored.
  await town.stop("//Three");
  await town.start("//Three");
  await town.finalized(6 * PERIOD + 1);

  // One who comes late gets the proofs with the blocks.
  const late = await town.start("late", { authorKey: undefined });
  await town.finalized(7 * PERIOD, [late]);

  const genesis = knownVoters(votingRuntime, {
    call: (_, method, input) => one.chain.call(one.chain.genesisHash, method, input),
    finalized: () => ({ hash: one.chain.genesisHash, number: 0 }),
    record: () => undefined,
  });
  for (const node of [one, late]) {
    const answer = await one.network?.request(
      late.network?.peerId ?? "",
      "sync/warp",
      Buffer.from(one.chain.genesisHash.slice(2), "hex"),
    );
    const proof = decodeWarpProof(answer ?? new Uint8Array());
    const { set, header, finished } = verifyWarpProof(proof, genesis, verifyVote);
    expect(finished).toBe(true);
    expect(set.setId).toBeGreaterThanOrEqual(7n);
    expect(node.chain.hashAt(header.number)).toBe(toHex(blake2b256(Header.encode(header))));
    expect(scheduledChange(proof.fragments[0]?.header ?? header)?.authorities).toHaveLength(2);
  }

  // Blocks at which voters changed keep their proofs, and peers give them.
  const end = { hash: hashAt(late, PERIOD), number: PERIOD };
  const proofs = await one.network?.justifications(late.network?.peerId ?? "", end);
  expect(toHex(proofs?.[0]?.[0] ?? new Uint8Array())).toBe("0x46524e4b");
  const justification = decodeJustification(proofs?.[0]?.[1] ?? new Uint8Array());
  verifyJustification(justification, 0n, new VoterSet(genesis.authorities), verifyVote);
  expect(justification.commit.target).toEqual(end);

  // Blocks before are proven by it, with the headers in between.
  const proofOf = async (number: number) => {
    const input = late.services.finality?.proofInput(number);
    return input && (await late.services.workers.run("finalityProof", input, {}));
  };
  const proof = FinalityProof.decode((await proofOf(PERIOD - 2)) ?? new Uint8Array());
  expect(toHex(proof.block)).toBe(end.hash);
  expect(proof.unknownHeaders.map(({ number }) => number)).toEqual([PERIOD - 1, PERIOD]);
  const newest = FinalityProof.decode((await proofOf(height(late))) ?? new Uint8Array());
  expect(decodeJustification(newest.justification).commit.target.hash).toBe(toHex(newest.block));
  expect(await proofOf(height(late) + 1000)).toBeUndefined();
});

it("a node that lost touch with the voters of its time gets the proofs of the blocks at which they changed", async () => {
  town = new Town(votingSpec(AUTHORS, { sets: [["//One"], ["//Two"]], period: 4 }, 300));
  const two = await town.start("//Two");
  await town.start("//One");
  await town.finalized(9);
  // Blocks without their proofs: what a peer passes on before they are finalized.
  const blocks = Array.from({ length: 9 }, (_, i) => hashAt(two, i + 1));
  const lost = await town.start("lost", { authorKey: undefined, network: { reserved: [] } });
  for (const hash of blocks) {
    const [header, body] = [two.chain.header(hash), two.chain.body(hash)];
    if (header !== undefined && body !== undefined) lost.chain.import(HashedHeader.of(header), body);
  }
  expect(height(lost)).toBe(0);
  await lost.network?.connect(two.network?.addresses.find((address) => !address.includes("/ws")) ?? "");
  await town.finalized(9, [lost, ...town.nodes]);
});
