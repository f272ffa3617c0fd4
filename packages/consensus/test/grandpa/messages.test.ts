import { readFileSync } from "node:fs";
import { fromHex, toHex } from "@opentao/codec";
import { GRANDPA_ENGINE_ID } from "@opentao/codec/primitives";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  announcedChange,
  ConsensusLog,
  consensusDigest,
  decodeGossip,
  decodeJustification,
  EquivocationProof,
  expandCommit,
  GossipMessage,
  Justification,
  MAX_MESSAGE_BYTES,
  scheduledChange,
  signedPayload,
  VoterSet,
  verifyJustification,
} from "../../src/index.ts";
import { codeOf, realSigner, signed, verifyReal } from "./support.ts";

/** Messages recorded on live networks; where from is said in the file. */
const recorded: { justification: string; commit: string; neighbor: string } = JSON.parse(
  readFileSync(new URL("../fixtures/grandpa.json", import.meta.url), "utf8"),
);

const hash = `0x${"11".repeat(32)}` as const;
const voter = realSigner("//Alice");

describe("messages of a live network", () => {
  it("a commit: its form, and the seven signatures over what is signed here", () => {
    const message = decodeGossip(fromHex(`01${recorded.commit}`));
    if (message.type !== "Commit") throw new Error(message.type);
    const { round, setId, commit } = message.value;
    expect([round, setId, commit.target.number]).toEqual([3669n, 3490n, 5_105_457]);
    const { precommits } = expandCommit(commit);
    expect(precommits).toHaveLength(7);
    for (const { target, signature, id } of precommits) {
      expect(verifyReal(signature, signedPayload({ type: "Precommit", value: target }, round, setId), id)).toBe(true);
      expect(verifyReal(signature, signedPayload({ type: "Prevote", value: target }, round, setId), id)).toBe(false);
    }
    expect(toHex(GossipMessage.encode(message))).toBe(`0x01${recorded.commit}`);
  });

  it("a justification: verified against those who signed it, and no other set", () => {
    const bytes = fromHex(recorded.justification);
    const justification = decodeJustification(bytes);
    const { commit } = justification;
    expect([justification.round, commit.target.number, commit.precommits.length]).toEqual([439_559n, 302_592, 5]);
    const voters = new VoterSet(commit.precommits.map(({ id }) => ({ id, weight: 1n })));
    expect(codeOf(() => verifyJustification(justification, 0n, voters, verifyReal))).toBeUndefined();
    expect(codeOf(() => verifyJustification(justification, 1n, voters, verifyReal))).toBe("INVALID_SIGNATURE");
    expect(Justification.encode(justification)).toEqual(bytes);
  });

  it("a neighbor packet", () => {
    const packet = decodeGossip(fromHex(recorded.neighbor));
    expect(packet).toEqual({
      type: "Neighbor",
      value: { type: "V1", value: { round: 3671n, setId: 3490n, finalized: 5_105_457 } },
    });
    expect(toHex(GossipMessage.encode(packet))).toBe(`0x${recorded.neighbor}`);
  });
});

describe("forms", () => {
  it("what is signed: the message, then round and set", () => {
    const payload = signedPayload({ type: "Precommit", value: { hash, number: 5 } }, 7n, 9n);
    expect(toHex(payload)).toBe(`0x01${"11".repeat(32)}0500000007000000000000000900000000000000`);
    expect(toHex(signedPayload({ type: "Prevote", value: { hash, number: 5 } }, 7n, 9n)).slice(0, 4)).toBe("0x00");
    expect(toHex(signedPayload({ type: "PrimaryPropose", value: { hash, number: 5 } }, 7n, 9n)).slice(0, 4)).toBe(
      "0x02",
    );
  });

  it("a vote: round, set, message, signature, voter; 150 bytes", () => {
    const message = signed(voter, { type: "Prevote", value: { hash, number: 5 } }, 7n, 9n);
    const bytes = GossipMessage.encode({ type: "Vote", value: { round: 7n, setId: 9n, message } });
    expect(toHex(bytes)).toBe(
      `0x0007000000000000000900000000000000${"00"}${"11".repeat(32)}05000000${toHex(message.signature).slice(2)}${voter.id.slice(2)}`,
    );
    expect(bytes).toHaveLength(150);
    expect(decodeGossip(bytes)).toEqual({ type: "Vote", value: { round: 7n, setId: 9n, message } });
  });

  it("a catch-up request and a catch-up", () => {
    const request: GossipMessage = { type: "CatchUpRequest", value: { round: 3n, setId: 1n } };
    expect(toHex(GossipMessage.encode(request))).toBe("0x0303000000000000000100000000000000");
    const { signature, id } = signed(voter, { type: "Prevote", value: { hash, number: 5 } });
    const catchUp: GossipMessage = {
      type: "CatchUp",
      value: {
        setId: 1n,
        catchUp: {
          round: 3n,
          prevotes: [{ target: { hash, number: 5 }, signature, id }],
          precommits: [],
          base: { hash, number: 4 },
        },
      },
    };
    const bytes = GossipMessage.encode(catchUp);
    expect(toHex(bytes)).toBe(
      `0x0401000000000000000300000000000000${"04"}${"11".repeat(32)}05000000${toHex(signature).slice(2)}${id.slice(2)}00${"11".repeat(32)}04000000`,
    );
    expect(decodeGossip(bytes)).toEqual(catchUp);
  });

  it("changes of voters in digests", () => {
    const change = { authorities: [{ id: voter.id, weight: 3n }], delay: 2 };
    const bytes = ConsensusLog.encode({ type: "ScheduledChange", value: change });
    expect(toHex(bytes)).toBe(`0x0104${voter.id.slice(2)}030000000000000002000000`);
    const forced = ConsensusLog.encode({ type: "ForcedChange", value: [8, change] });
    expect(toHex(forced)).toBe(`0x020800000004${voter.id.slice(2)}030000000000000002000000`);
    expect(toHex(ConsensusLog.encode({ type: "OnDisabled", value: 1n }))).toBe("0x030100000000000000");
    expect(toHex(ConsensusLog.encode({ type: "Pause", value: 1 }))).toBe("0x0401000000");
    expect(toHex(ConsensusLog.encode({ type: "Resume", value: 1 }))).toBe("0x0501000000");
  });

  it("the proof that a voter voted twice", () => {
    const [first, second] = [hash, `0x${"22".repeat(32)}` as const].map((target) =>
      signed(voter, { type: "Precommit", value: { hash: target, number: 5 } }),
    );
    if (first === undefined || second === undefined) throw new Error("two votes are made");
    const bytes = EquivocationProof.encode({
      setId: 9n,
      equivocation: {
        type: "Precommit",
        value: {
          round: 7n,
          id: voter.id,
          first: [first.message.value, first.signature],
          second: [second.message.value, second.signature],
        },
      },
    });
    const vote = (fill: string, signature: Uint8Array) => `${fill.repeat(32)}05000000${toHex(signature).slice(2)}`;
    expect(toHex(bytes)).toBe(
      `0x0900000000000000010700000000000000${voter.id.slice(2)}${vote("11", first.signature)}${vote("22", second.signature)}`,
    );
  });
});

describe("changes that a header announces", () => {
  const header = (logs: ConsensusLog[], extra: Uint8Array[] = []) => ({
    parentHash: new Uint8Array(32),
    number: 1,
    stateRoot: new Uint8Array(32),
    extrinsicsRoot: new Uint8Array(32),
    digest: {
      logs: [
        ...extra.map((log) => ({
          type: "Consensus" as const,
          value: [GRANDPA_ENGINE_ID, log] as [Uint8Array, Uint8Array],
        })),
        ...logs.map(consensusDigest),
      ],
    },
  });
  const change = (weight: bigint) => ({ authorities: [{ id: voter.id, weight }], delay: 0 });

  it("is the first scheduled one", () => {
    const two = header([
      { type: "Pause", value: 1 },
      { type: "ScheduledChange", value: change(1n) },
      { type: "ScheduledChange", value: change(2n) },
    ]);
    expect(announcedChange(two)).toEqual(change(1n));
    expect(announcedChange(header([]))).toBeUndefined();
  });

  it("is the forced one where there is one", () => {
    const both = header([
      { type: "ScheduledChange", value: change(1n) },
      { type: "ForcedChange", value: [4, change(2n)] },
    ]);
    expect(announcedChange(both)).toEqual({ ...change(2n), forcedAfter: 4 });
    expect(scheduledChange(both)).toEqual(change(1n));
  });

  it("passes over what it does not understand, and other engines", () => {
    const logs = header(
      [{ type: "ScheduledChange", value: change(1n) }],
      [Uint8Array.of(99), Uint8Array.of(), Uint8Array.of(1, 255)],
    );
    expect(announcedChange(logs)).toEqual(change(1n));
    const foreign = header([]);
    const other = {
      type: "Consensus" as const,
      value: [
        new TextEncoder().encode("aura"),
        ConsensusLog.encode({ type: "ScheduledChange", value: change(1n) }),
      ] as [Uint8Array, Uint8Array],
    };
    expect(announcedChange({ ...foreign, digest: { logs: [other] } })).toBeUndefined();
  });
});

describe("limits", () => {
  it("refuse what is longer than a notification may be, and what something is left of", () => {
    expect(codeOf(() => decodeGossip(new Uint8Array(MAX_MESSAGE_BYTES + 1)))).toBe("UNDECODABLE");
    expect(codeOf(() => decodeGossip(fromHex(`${recorded.neighbor}00`)))).toBe("UNDECODABLE");
    expect(codeOf(() => decodeJustification(fromHex(`${recorded.justification}00`)))).toBe("UNDECODABLE");
  });

  it("refuse a commit with more voters than votes", () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), (votes, voters) => {
        const { signature, id } = signed(voter, { type: "Precommit", value: { hash, number: 5 } });
        const commit = {
          target: { hash, number: 5 },
          precommits: Array.from({ length: votes }, () => ({ hash, number: 5 })),
          authData: Array.from({ length: voters }, () => ({ signature, id })),
        };
        expect(codeOf(() => expandCommit(commit))).toBe(votes === voters ? undefined : "INVALID_COMMIT");
      }),
    );
  });
});
