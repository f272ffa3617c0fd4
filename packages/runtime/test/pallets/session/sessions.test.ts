import { announcedChange } from "@opentao/consensus";
import { describe, expect, it } from "vitest";
import { AdminUtils } from "../../../src/pallets/adminUtils/index.ts";
import { Authorities as Authors } from "../../../src/pallets/aura/storage.ts";
import { Grandpa } from "../../../src/pallets/grandpa/index.ts";
import { CurrentSetId, Stalled } from "../../../src/pallets/grandpa/storage.ts";
import { sessionApi } from "../../../src/pallets/session/api.ts";
import { Session } from "../../../src/pallets/session/index.ts";
import { DEFAULT_SETTINGS } from "../../../src/pallets/session/settings.ts";
import { CurrentIndex, Settings } from "../../../src/pallets/session/storage.ts";
import { Sudo } from "../../../src/pallets/sudo/index.ts";
import { alice, bob, TestChain } from "../../executive/chain.ts";
import { chainFor, failure, GENESIS, send, validator } from "./validators.ts";

const ada = validator("Ada");

describe("settings", () => {
  const settings = { ...DEFAULT_SETTINGS, enabled: true, sessionLength: 50 };

  it("are root's to change, within bounds", () => {
    const chain = TestChain.local();
    const call = Session.call("setSettings", { settings });
    expect(failure(chain, bob, call)).toEqual({ type: "BadOrigin" });
    send(chain, alice, Sudo.call("sudo", { call }));
    expect(Settings.get(chain.reader())).toEqual(settings);
    for (const part of [
      { sessionLength: 0 },
      { maxAuthors: 33 },
      { minAuthors: 0 },
      { maxAuthors: 3 },
      { banSessions: 0 },
    ]) {
      const wrong = Session.call("setSettings", { settings: { ...settings, ...part } });
      send(chain, alice, Sudo.call("sudo", { call: wrong }));
      expect(Settings.get(chain.reader())).toEqual(settings);
    }
  });

  it("of genesis are checked", () => {
    const config = TestChain.preset("local");
    const build = (section: object) => () =>
      new TestChain({ ...config, session: { proofOfIntelligence: section as never } });
    expect(build({ sessionLength: 0 })).toThrow(/sessionLength must be 1/);
    expect(build({ minTrust: 70_000 })).toThrow(/minTrust must be at most 65535/);
    expect(build({ minStakes: 1 })).toThrow(/there is no setting .*minStakes/);
    expect(build({ enabled: 1 })).toThrow(/true or false/);
  });

  it("choose no authors by default, and do on the public chain", () => {
    expect(Settings.get(TestChain.local().reader()).enabled).toBe(false);
    expect(Settings.get(new TestChain(TestChain.preset("mainnet")).reader())).toMatchObject({
      enabled: true,
      sessionLength: 300,
    });
  });
});

describe("a session", () => {
  it("ends after its blocks and changes nobody where authors are not chosen", () => {
    const chain = chainFor([ada], { enabled: false, sessionLength: 5 });
    for (let i = 1; i <= 12; i += 1) {
      const { block } = chain.build();
      expect(block.header.digest.logs.map(({ type }) => type)).toEqual(["PreRuntime"]);
      expect(chain.events().filter(({ name }) => name === "Session.NewSession")).toHaveLength(i % 5 === 0 ? 1 : 0);
    }
    expect(CurrentIndex.get(chain.reader())).toBe(2);
    expect(Authors.get(chain.reader())).toEqual(GENESIS.map(({ aura }) => aura.publicKey));
  });

  it("leaves authors and voters alone whom root has set apart", () => {
    const chain = chainFor([ada], { sessionLength: 5 });
    const [one, two] = GENESIS.map(({ aura }) => aura.publicKey);
    if (one === undefined || two === undefined) throw new Error("there are two");
    const call = AdminUtils.call("swapAuthorities", { newAuthorities: [two, one] });
    send(chain, alice, Sudo.call("sudo", { call }));
    for (let i = 0; i < 10; i += 1) chain.build();
    expect(CurrentIndex.get(chain.reader())).toBe(2);
    expect(Authors.get(chain.reader())).toEqual([two, one]);
  });

  it("with finality stalled changes the voters by force, though they stay the same, and numbers the set", () => {
    const chain = chainFor([ada], { sessionLength: 5 });
    const stalled = Grandpa.call("noteStalled", { delay: 2, bestFinalizedBlockNumber: 1 });
    send(chain, alice, Sudo.call("sudo", { call: stalled }));
    while (CurrentIndex.get(chain.reader()) === 0) chain.build();
    const announced = chain.blocks.flatMap(({ header }) => announcedChange(header) ?? []).at(-1);
    expect(announced).toMatchObject({ delay: 2, forcedAfter: 1 });
    expect(announced?.authorities).toHaveLength(4);
    expect([Stalled.has(chain.reader()), CurrentSetId.get(chain.reader())]).toEqual([false, 0n]);
    for (let i = 0; i < 2; i += 1) chain.build();
    expect(CurrentSetId.get(chain.reader())).toBe(1n);
  });

  it("waits with its changes while another change of voters is pending", () => {
    const chain = chainFor([ada], { sessionLength: 5 });
    const nextAuthorities = GENESIS.map(({ grandpa }): [Uint8Array, bigint] => [grandpa.publicKey, 1n]);
    const pending = AdminUtils.call("scheduleGrandpaChange", { nextAuthorities, inBlocks: 7, forced: undefined });
    send(chain, alice, Sudo.call("sudo", { call: pending }));
    send(
      chain,
      alice,
      Sudo.call("sudo", { call: Grandpa.call("noteStalled", { delay: 0, bestFinalizedBlockNumber: 1 }) }),
    );
    while (CurrentIndex.get(chain.reader()) === 0) chain.build();
    expect(Stalled.has(chain.reader())).toBe(true);
    while (CurrentIndex.get(chain.reader()) === 1) chain.build();
    expect(Stalled.has(chain.reader())).toBe(false);
    expect(CurrentSetId.get(chain.reader())).toBe(2n);
  });
});

describe("the API SessionApi", () => {
  it("names the authors, the session and its rules", () => {
    const chain = chainFor([ada], { sessionLength: 5 });
    for (let i = 0; i < 6; i += 1) chain.build();
    const { authors, session, candidates } = sessionApi.methods;
    expect(authors?.output.decode(chain.call("SessionApi_authors"))).toEqual(
      GENESIS.map(({ aura, grandpa }) => ({
        hotkey: undefined,
        aura: aura.publicKey,
        grandpa: grandpa.publicKey,
        since: 0,
        staysNext: true,
      })),
    );
    expect(session?.output.decode(chain.call("SessionApi_session"))).toMatchObject({
      index: 1,
      start: 5,
      settings: { sessionLength: 5, enabled: true },
    });
    expect(candidates?.output.decode(chain.call("SessionApi_candidates"))).toEqual([]);
  });
});
