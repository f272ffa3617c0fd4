import { toHex } from "@opentao/codec";
import type { AuthorEquivocation } from "@opentao/codec/primitives";
import { announcedAuthorities, slotDigest } from "@opentao/consensus";
import { describe, expect, it } from "vitest";
import { Authorities as Authors } from "../../../src/pallets/aura/storage.ts";
import { Authorities as Voters } from "../../../src/pallets/grandpa/storage.ts";
import { Session } from "../../../src/pallets/session/index.ts";
import { Bans, NextKeys, Reports } from "../../../src/pallets/session/storage.ts";
import { SubtensorModule as S } from "../../../src/pallets/subtensor/index.ts";
import { alice, bob } from "../../executive/chain.ts";
import { ada, endSession, newChain, OK, one, reportOfAuthor, sent, slotNow, two } from "./offending.ts";
import { sealed, twoBlocks } from "./proofs.ts";
import { GENESIS, nodeKeys, send, setKeysCall } from "./validators.ts";

describe("an author who made two blocks in a slot", () => {
  it("is reported without a signature and has no seat from the next session on", () => {
    const chain = newChain();
    const proof = twoBlocks(one.aura, slotNow(chain));
    const extrinsic = sent(reportOfAuthor(chain, proof));
    const validity = chain.validate(extrinsic);
    expect(validity).toMatchObject({ type: "Ok", value: { propagate: true, requires: [] } });
    expect(validity.type === "Ok" && validity.value.provides).toHaveLength(1);
    expect(chain.build([extrinsic]).results).toEqual(OK);
    const events = chain.events().filter(({ name }) => name === "Session.AuthorEquivocated");
    expect(events).toMatchObject([{ value: { slot: proof.slot, bannedUntil: 3, owner: undefined } }]);
    expect(Authors.get(chain.reader())).toHaveLength(4);

    const { header } = endSession(chain);
    const rest = GENESIS.slice(1);
    expect(announcedAuthorities(header)).toEqual(rest.map(({ aura }) => aura.publicKey));
    expect(Voters.get(chain.reader()).map(([key]) => key)).toEqual(rest.map(({ grandpa }) => grandpa.publicKey));
    // The ban ends, but nobody is seated anew where authors are not chosen.
    for (let i = 0; i < 4; i += 1) endSession(chain);
    expect(Bans.entries(chain.reader())).toEqual([]);
    expect(Authors.get(chain.reader())).toHaveLength(3);
  });

  it("is not reported twice, neither by the same proof nor by another", () => {
    const chain = newChain();
    const slot = slotNow(chain);
    const extrinsic = sent(reportOfAuthor(chain, twoBlocks(one.aura, slot)));
    expect(chain.build([extrinsic]).results).toEqual(OK);
    const stale = { type: "Err", value: { type: "Invalid", value: { type: "Stale" } } };
    expect(chain.validate(extrinsic)).toEqual(stale);
    expect(chain.build([extrinsic]).results).toEqual([stale]);
    expect(reportOfAuthor(chain, twoBlocks(one.aura, slot))).toBeUndefined();
    expect(reportOfAuthor(chain, twoBlocks(one.aura, slot - 1n))).toBeUndefined();
    endSession(chain);
    expect(reportOfAuthor(chain, twoBlocks(one.aura, slot))).toBeUndefined();
    expect(Reports.get(chain.reader())).toHaveLength(1);
  });

  it("can be reported by an account, which pays nothing for it", () => {
    const chain = newChain();
    const before = chain.free(alice.publicKey);
    send(chain, alice, Session.call("reportAuthorEquivocation", { proof: twoBlocks(one.aura, slotNow(chain)) }));
    expect(chain.free(alice.publicKey)).toBe(before);
  });

  it("is banned with the hotkey and coldkey that registered the key", () => {
    const chain = newChain();
    send(chain, ada.coldkey, S.call("rootRegister", { hotkey: ada.hotkey.publicKey }));
    send(chain, ada.hotkey, setKeysCall(ada.hotkey.publicKey, one));
    chain.build([sent(reportOfAuthor(chain, twoBlocks(one.aura, slotNow(chain))))]);
    const banned = Bans.keys(chain.reader())
      .map((who) => toHex(who))
      .sort();
    expect(banned).toEqual(
      [one.aura.publicKey, ada.hotkey.publicKey, ada.coldkey.publicKey].map((k) => toHex(k)).sort(),
    );
    endSession(chain);
    expect(Authors.get(chain.reader())).not.toContainEqual(one.aura.publicKey);
    expect(NextKeys.has(chain.reader(), ada.hotkey.publicKey)).toBe(true);
  });

  it("is not believed to be one without proof", () => {
    const chain = newChain();
    const slot = slotNow(chain);
    const good = twoBlocks(one.aura, slot);
    const stranger = nodeKeys("Nobody").aura;
    const cases: Record<string, AuthorEquivocation> = {
      "the same block": { ...good, second: sealed(one.aura, slot, 1) },
      "another slot": { ...good, second: sealed(one.aura, slot - 1n, 2) },
      "another's seal": { ...good, second: sealed(two.aura, slot, 2) },
      "no seal": { ...good, second: { ...good.second, digest: { logs: [slotDigest(slot)] } } },
      "two slots": { ...good, second: sealed(one.aura, slot, 2, [slotDigest(slot)]) },
      "no author": twoBlocks(stranger, slot),
      "a slot to come": twoBlocks(one.aura, slot + 60n),
      "a slot long gone": twoBlocks(one.aura, slot - 7201n),
    };
    for (const [name, proof] of Object.entries(cases)) {
      expect(reportOfAuthor(chain, proof), name).toBeUndefined();
      const call = Session.call("reportAuthorEquivocation", { proof });
      const [result] = chain.build([chain.sign(bob, call)]).results;
      expect(result?.type === "Ok" && result.value.type, name).not.toBe("Ok");
    }
    expect(Bans.keys(chain.reader())).toEqual([]);
    expect(reportOfAuthor(chain, good)).toBeDefined();
  });
});
