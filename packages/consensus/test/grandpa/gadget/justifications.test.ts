import { describe, expect, it } from "vitest";
import { Justification, makeJustification, VoterSet } from "../../../src/index.ts";
import { authoritiesOf, codeOf, commitBy } from "../support.ts";
import { changing, Desk, finalizedIn, line, signer, signers } from "./desk.ts";

describe("justifications that come with blocks", () => {
  const proof = (desk: Desk, name: string, voters = [1, 2, 3], setId = 0n) =>
    Justification.encode(
      makeJustification(
        5n,
        commitBy(voters.map(signer), desk.named.ref(name), 5n, setId),
        new VoterSet(authoritiesOf(signers)),
        desk.named.chain,
      ),
    );

  it("finalize their block, and are kept", () => {
    const desk = new Desk(line());
    const bytes = proof(desk, "b5");
    const effects = desk.do(desk.grandpa.justification(desk.named.ref("b5"), bytes));
    expect(effects).toContainEqual({ kind: "finalize", block: desk.named.ref("b5"), justification: bytes, keep: true });
    expect(desk.do(desk.grandpa.justification(desk.named.ref("b4"), proof(desk, "b4")))).toEqual([]);
  });

  it("change the voters", () => {
    const desk = new Desk(changing());
    desk.do(desk.grandpa.justification(desk.named.ref("b3"), proof(desk, "b3")));
    expect(desk.grandpa.view).toMatchObject({ setId: 1n, round: 1n, finalized: 3 });
  });

  it("are refused when they prove nothing", () => {
    const desk = new Desk(changing());
    const code = (name: string, bytes: Uint8Array) =>
      codeOf(() => desk.grandpa.justification(desk.named.ref(name), bytes));
    expect(code("b2", proof(desk, "b1"))).toBe("WRONG_BLOCK");
    expect(code("b2", proof(desk, "b2", [1, 2]))).toBe("INVALID_COMMIT");
    expect(code("b2", proof(desk, "b2", [1, 2, 3], 1n))).toBe("INVALID_SIGNATURE");
    expect(code("b2", new Uint8Array(10))).toBe("UNDECODABLE");
    expect(code("b4", proof(desk, "b4"))).toBe("PAST_SET_CHANGE");
    const stranger = desk.named.tree.make(desk.named.ref("b6"));
    desk.named.adopt("unknown", stranger);
    expect(code("unknown", proof(desk, "unknown"))).toBe("UNKNOWN_BLOCK");
    expect(desk.grandpa.view.finalized).toBeUndefined();
  });
});

describe("two finalized chains", () => {
  it("are told of, and end the gadget: nothing is voted for any more", () => {
    const named = line().grow("b2", "x3", "x4");
    const desk = new Desk(named);
    desk.meet("p1");
    desk.commit([1, 2, 3], named.ref("b4"));
    const effects = desk.commit([1, 2, 3], named.ref("x4"), 2n, "p2");
    expect(effects).toEqual([]); // no higher than what is finalized
    named.grow("x4", "x5");
    const conflict = desk.commit([1, 2, 3], named.ref("x5"), 2n, "p2").find(({ kind }) => kind === "conflict");
    expect(conflict).toMatchObject({ kind: "conflict", error: { code: "CONFLICTING_FINALITY" } });
    expect(desk.timer("prevote")).toEqual([]);
    expect(finalizedIn(desk.effects)).toEqual([named.ref("b4")]);
  });
});
