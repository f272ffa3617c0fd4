import { toHex } from "@opentao/codec";
import { Block } from "@opentao/codec/primitives";
import type { Keypair } from "@opentao/crypto";
import { describe, expect, it } from "vitest";
import { Authorities as Authors } from "../../../src/pallets/aura/storage.ts";
import { CurrentSetId, Authorities as Voters } from "../../../src/pallets/grandpa/storage.ts";
import { sessionApi } from "../../../src/pallets/session/api.ts";
import { Seats, Validators } from "../../../src/pallets/session/storage.ts";
import { SubtensorModule as S } from "../../../src/pallets/subtensor/index.ts";
import { TotalHotkeyAlpha, Uids } from "../../../src/pallets/subtensorStorage/index.ts";
import { alice, runtime, type TestChain } from "../../executive/chain.ts";
import { key, registerByWork } from "../subtensor/dispatch/fairLaunch.ts";
import { Follower } from "./follower.ts";
import {
  chainFor,
  GENESIS,
  join,
  nodeKeys,
  SETTINGS,
  send,
  setKeysCall,
  type Validator,
  validator,
} from "./validators.ts";

const honest = ["Ada", "Bo", "Cy", "Di", "Ed"].map(validator);
const dishonest = validator("Dishonest");
const all = [...honest, dishonest];
const [good, bad] = [key("//Good"), key("//Bad")];
/** Hotkey of the subnet's owner. */
const owner = key("//Owner");
const names = (accounts: readonly Uint8Array[]) => accounts.map((who) => toHex(who)).sort();
const hotkeys = (of: readonly Validator[]) => names(of.map(({ hotkey }) => hotkey.publicKey));

const weigh = (chain: TestChain, hotkey: Keypair, miner: Keypair) => {
  const uid = Uids.get(chain.reader(), 1, miner.publicKey) ?? 0;
  send(chain, hotkey, S.call("setWeights", { netuid: 1, dests: [uid], weights: [65_535], versionKey: 0n }));
};

/**
 * Everybody weighs: the honest ones the good miner, the dishonest one the bad one. There is too little stake to do
 * without the owner.
 */
function weighAll(chain: TestChain): void {
  weigh(chain, owner, good);
  for (const { hotkey } of honest) weigh(chain, hotkey, good);
  weigh(chain, dishonest.hotkey, bad);
}

/** A chain with a subnet on which two miners and six validators work. */
function network(): TestChain {
  const chain = chainFor(all);
  send(chain, alice, S.call("registerNetwork", { hotkey: owner.publicKey }));
  send(chain, alice, S.call("startCall", { netuid: 1 }));
  for (const miner of [good, bad]) send(chain, miner, registerByWork(chain, 1, miner.publicKey, miner.publicKey));
  join(chain, 1, all);
  while (chain.number < 40) chain.build();
  return chain;
}

/** Entry of a candidate in the API. */
function candidateOf(chain: TestChain, { hotkey }: Validator) {
  const codec = sessionApi.methods.candidates?.output;
  if (codec === undefined) throw new Error("the API has candidates");
  // The method's own codec.
  const list = codec.decode(chain.call("SessionApi_candidates")) as {
    hotkey: Uint8Array;
    trust: number;
    score: bigint;
    seated: boolean;
    verdict: { type: string };
  }[];
  const found = list.find((one) => toHex(one.hotkey) === toHex(hotkey.publicKey));
  if (found === undefined) throw new Error("a root validator is a candidate");
  return found;
}

const expectAgreement = (chain: TestChain, follower: Follower): void => {
  const state = chain.reader();
  expect(Authors.get(state)).toEqual(follower.authors);
  const voters = Voters.get(state).map(([id, weight]) => ({ id: toHex(id), weight }));
  expect(voters).toEqual(follower.voters.authorities);
  expect(CurrentSetId.get(state)).toBe(follower.voters.setId);
};

describe("Proof of Intelligence", () => {
  it("seats those whose work the subnets' consensus confirms, not a dishonest one, through ten changes", () => {
    const chain = network();
    const follower = new Follower(GENESIS);
    let followed = 0;
    const catchUp = () => {
      for (const { header } of chain.blocks.slice(followed)) follower.follow(header);
      followed = chain.blocks.length;
      expectAgreement(chain, follower);
    };
    catchUp();
    // Nobody has trust before weights are set: the authorities of genesis stay.
    expect(follower.ends).toHaveLength(0);
    expect(candidateOf(chain, dishonest).verdict.type).toBe("TrustTooLow");

    const secrets = [...GENESIS.map(({ grandpa }) => grandpa), ...all.map(({ name }) => nodeKeys(name).grandpa)];
    for (let session = 0; session < 12; session += 1) {
      weighAll(chain);
      const rotating = honest[session % honest.length];
      if (session >= 6 && rotating !== undefined) {
        const keys = nodeKeys(rotating.name, session);
        secrets.push(keys.grandpa);
        send(chain, rotating.hotkey, setKeysCall(rotating.hotkey.publicKey, keys));
      }
      const before = names(Validators.get(chain.reader()));
      while (chain.number % SETTINGS.sessionLength !== 0) {
        chain.build();
        catchUp();
      }
      const after = names(Validators.get(chain.reader()));
      expect(after.filter((who) => !before.includes(who)).length).toBeLessThanOrEqual(1);
      expect(before.filter((who) => !after.includes(who)).length).toBeLessThanOrEqual(1);
    }

    expect(names(Validators.get(chain.reader()))).toEqual(hotkeys(honest));
    expect(Seats.get(chain.reader())).toHaveLength(5);
    const [ada] = honest;
    if (ada === undefined) throw new Error("Ada is honest");
    const staked = (who: Validator) => TotalHotkeyAlpha.get(chain.reader(), who.hotkey.publicKey, 0);
    expect(staked(dishonest)).toBeGreaterThanOrEqual(staked(ada));
    expect(candidateOf(chain, ada)).toMatchObject({ seated: true, verdict: { type: "Chosen" } });
    expect(candidateOf(chain, ada).trust).toBeGreaterThan(60_000);
    expect(candidateOf(chain, dishonest)).toMatchObject({ seated: false, verdict: { type: "TrustTooLow" } });
    expect(candidateOf(chain, dishonest).trust).toBeLessThan(6_000);

    expect(follower.ends.length).toBeGreaterThanOrEqual(10);
    const { set } = follower.warp(secrets);
    expect(set).toEqual(follower.voters);

    // The last chosen stay when nobody qualifies any more.
    const last = chain.number + 150;
    while (candidateOf(chain, ada).verdict.type === "Chosen" && chain.number < last) chain.build();
    expect(candidateOf(chain, ada).verdict.type).toBe("CoverageTooLow");
    for (let i = 0; i < 2 * SETTINGS.sessionLength; i += 1) chain.build();
    expect(names(Validators.get(chain.reader()))).toEqual(hotkeys(honest));

    const other = chainFor(all);
    for (const block of chain.blocks) runtime.call("Core_execute_block", Block.encode(block), other.state);
    expect(other.state.root(1)).toEqual(chain.state.root(1));
  });
});
