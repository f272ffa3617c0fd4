import { readFileSync } from "node:fs";
import { fromHex } from "@opentao/codec";
import { GRANDPA_ENGINE_ID } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import {
  AuthoritySet,
  authoritySet,
  consensusDigest,
  consensusLogs,
  decodeGossip,
  decodeJustification,
  decodeWarpProof,
  defaultGrandpaOptions,
  freshVoterState,
  GossipMessage,
  Grandpa,
  GrandpaError,
  type GrandpaErrorCode,
  Justification,
  makeJustification,
  makeWarpProof,
  VoterSet,
  VoterState,
  WarpProof,
} from "../../src/index.ts";
import { simulatedSigner, verifySimulated } from "./simulation/keys.ts";
import { Random } from "./simulation/random.ts";
import { authoritiesOf, commitBy, NamedChain, precommit, signed } from "./support.ts";

/** Hostile inputs for each decoder; `OPENTAO_FUZZ=1000000` for a long run. */
const COUNT = Number(process.env.OPENTAO_FUZZ ?? 3000);

const recorded: Record<"justification" | "commit" | "neighbor", string> = JSON.parse(
  readFileSync(new URL("../fixtures/grandpa.json", import.meta.url), "utf8"),
);
const signers = [0, 1, 2, 3].map(simulatedSigner);
const voters = new VoterSet(authoritiesOf(signers));
const named = new NamedChain().grow("genesis", "a", "b", "c", "d");
const target = named.ref("c");
const votes = signers.map((signer) => precommit(signer, target));
const justification = makeJustification(1n, commitBy(signers, target), voters, named.chain);
const warp = makeWarpProof(named.ref("genesis"), [], {
  header: () => named.header("c"),
  justification: () => undefined,
  latest: () => justification,
});

/** Well-formed messages that hostile ones are made of. */
const GOSSIP: readonly Uint8Array[] = [
  fromHex(`01${recorded.commit}`),
  fromHex(recorded.neighbor),
  ...signers.map((signer) =>
    GossipMessage.encode({
      type: "Vote",
      value: { round: 1n, setId: 0n, message: signed(signer, { type: "Prevote", value: target }) },
    }),
  ),
  GossipMessage.encode({ type: "CatchUpRequest", value: { round: 3n, setId: 0n } }),
  GossipMessage.encode({
    type: "CatchUp",
    value: { setId: 0n, catchUp: { round: 9n, prevotes: votes, precommits: votes, base: named.ref("genesis") } },
  }),
  GossipMessage.encode({ type: "Neighbor", value: { type: "V1", value: { round: 12n, setId: 0n, finalized: 3 } } }),
];
const JUSTIFICATIONS = [fromHex(recorded.justification), Justification.encode(justification)];
const WARP = [WarpProof.encode(warp)];

/** Bytes that are nearly a message: changed, cut, spliced, lengthened, or anything. */
function hostile(random: Random, samples: readonly Uint8Array[]): Uint8Array {
  const kind = random.below(6);
  if (kind === 0) return Uint8Array.from({ length: random.below(200) }, () => random.below(256));
  const bytes = random.pick(samples).slice();
  if (kind === 1) return bytes.subarray(0, random.below(bytes.length));
  if (kind === 2) {
    const other = random.pick(samples);
    return Uint8Array.from([
      ...bytes.subarray(0, random.below(bytes.length)),
      ...other.subarray(random.below(other.length)),
    ]);
  }
  if (kind === 3)
    return Uint8Array.from([...bytes, ...Array.from({ length: random.below(9) }, () => random.below(256))]);
  const changes = 1 + random.below(4);
  for (let i = 0; i < changes; i += 1) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

/** Runs hostile bytes through a decoder; the codes of the errors that it throws. Anything else thrown is a failure. */
function codesOf(
  decode: (bytes: Uint8Array) => unknown,
  samples: readonly Uint8Array[],
): Set<GrandpaErrorCode | "none"> {
  const codes = new Set<GrandpaErrorCode | "none">();
  const random = new Random(COUNT);
  for (let i = 0; i < COUNT; i += 1) {
    const bytes = hostile(random, samples);
    try {
      decode(bytes);
      codes.add("none");
    } catch (error) {
      if (!(error instanceof GrandpaError)) throw error;
      codes.add(error.code);
    }
  }
  return codes;
}

describe(`${COUNT} hostile inputs`, { timeout: 1_800_000 }, () => {
  it("messages: read, or refused as none", () => {
    expect(codesOf(decodeGossip, GOSSIP)).toEqual(new Set(["none", "UNDECODABLE"]));
  });

  it("justifications: read, or refused as none", () => {
    expect(codesOf(decodeJustification, JUSTIFICATIONS)).toEqual(new Set(["none", "UNDECODABLE"]));
  });

  it("warp proofs: read, or refused as none", () => {
    expect(codesOf(decodeWarpProof, WARP)).toEqual(new Set(["none", "UNDECODABLE"]));
  });

  it("what is read is written as the same bytes", () => {
    const random = new Random(COUNT + 1);
    for (let i = 0; i < COUNT; i += 1) {
      const bytes = hostile(random, GOSSIP);
      try {
        expect(GossipMessage.encode(decodeGossip(bytes))).toEqual(bytes);
      } catch (error) {
        if (!(error instanceof GrandpaError)) throw error;
      }
    }
  });

  it("digests: what is not understood is passed over", () => {
    const random = new Random(COUNT + 2);
    const change = consensusDigest({
      type: "ScheduledChange",
      value: { authorities: authoritiesOf(signers), delay: 1 },
    });
    const sample = change.type === "Consensus" ? change.value[1] : new Uint8Array();
    for (let i = 0; i < COUNT; i += 1) {
      const log = hostile(random, [sample]);
      const header = {
        ...named.header("a"),
        digest: { logs: [{ type: "Consensus" as const, value: [GRANDPA_ENGINE_ID, log] as [Uint8Array, Uint8Array] }] },
      };
      expect(consensusLogs(header).length).toBeLessThanOrEqual(1);
    }
  });

  it("a node that gets them: reports its peer, changes nothing that is finalized, and stays alive", () => {
    const random = new Random(COUNT + 3);
    const options = { ...defaultGrandpaOptions, chain: named.chain, verify: verifySimulated, signers: () => [] };
    const authorities = authoritySet(authoritiesOf(signers));
    const grandpa = new Grandpa(options, authorities, freshVoterState(0n, named.ref("genesis")));
    grandpa.start([]);
    grandpa.connected("p", "authority");
    let reported = 0;
    for (let i = 0; i < COUNT; i += 1) {
      const effects = grandpa.message("p", hostile(random, GOSSIP), i);
      for (const effect of effects) {
        if (effect.kind === "report" && effect.value < 0) reported += 1;
        expect(effect.kind).not.toBe("conflict");
        expect(effect.kind).not.toBe("finalize");
      }
    }
    expect(reported).toBeGreaterThan(COUNT / 4);
    // It still does its work.
    const commit = { target, precommits: votes.map((vote) => vote.target), authData: votes };
    const good = GossipMessage.encode({ type: "Commit", value: { round: 1n, setId: 0n, commit } });
    grandpa.connected("q", "authority");
    expect(grandpa.message("q", good, COUNT).some(({ kind }) => kind === "finalize")).toBe(true);
  });

  it("stored states: a voter's is read back as it was", () => {
    const state: VoterState = { ...freshVoterState(4n, target), round: 9n };
    expect(VoterState.decode(VoterState.encode(state))).toEqual(state);
    const authorities = authoritySet(authoritiesOf(signers), 7n);
    expect(AuthoritySet.decode(AuthoritySet.encode(authorities))).toEqual(authorities);
  });
});
