import { blake2b256 } from "@opentao/crypto";
import { NO_ORIGIN, type Origin, ROOT_ORIGIN, type RuntimeCall, signed } from "../../src/framework/index.ts";
import { AdminUtils } from "../../src/pallets/adminUtils/index.ts";
import { Balances } from "../../src/pallets/balances/index.ts";
import { Commitments } from "../../src/pallets/commitments/index.ts";
import { Session } from "../../src/pallets/session/index.ts";
import { SubtensorModule as S } from "../../src/pallets/subtensor/index.ts";
import { Sudo } from "../../src/pallets/sudo/index.ts";
import { System } from "../../src/pallets/system/index.ts";
import { BLOCK_LENGTH } from "../../src/pallets/system/limits.ts";
import { Utility } from "../../src/pallets/utility/index.ts";
import { account, address } from "../executive/chain.ts";
import type { Trial } from "./measure.ts";
import { coldkey, hot, NEURONS, other } from "./world.ts";

const neuron = hot(0);
/** As many bytes as fit in a normal extrinsic beside the rest of it. */
const LONGEST = new Uint8Array(BLOCK_LENGTH.max.normal - 1024);
/** As many items as a call has weight for, where it takes any number. */
const MANY = 18_000;
/** Rows of weights for 256 neurons, and children, of which a call holds no more (`MAX_CALL_VALUES`). */
const ROWS = 500;
const CHILDREN = 65_000;
const uids = Array.from({ length: NEURONS }, (_, uid) => uid);
const values = uids.map((uid) => uid + 1);
const remark = System.call("remark", { remark: new Uint8Array() });
const remarks = Array.from({ length: 10_922 }, () => remark);
const key = (index: number) => blake2b256(Uint8Array.of(index & 255, index >> 8));
const limited = { limitPrice: 0n, allowPartial: true };
const amount = 2_000_000_000n;
const position = { hotkey: hot(1), netuid: 1 };
const move = { originNetuid: 1, destinationNetuid: 2, alphaAmount: amount };
const children = Array.from({ length: 5 }, (_, index): [bigint, Uint8Array] => [1n, hot(100 + index)]);
const identity = (length: number) => ({
  name: new Uint8Array(length),
  url: new Uint8Array(length),
  githubRepo: new Uint8Array(length),
  image: new Uint8Array(length),
  discord: new Uint8Array(length),
  description: new Uint8Array(length),
  additional: new Uint8Array(length),
});
const subnetIdentity = (length: number) => ({
  subnetName: new Uint8Array(length),
  githubRepo: new Uint8Array(length),
  subnetContact: new Uint8Array(length),
  subnetUrl: new Uint8Array(length),
  discord: new Uint8Array(length),
  description: new Uint8Array(length),
  logoUrl: new Uint8Array(length),
  additional: new Uint8Array(length),
});
const header = {
  parentHash: account(1),
  number: 1,
  stateRoot: account(2),
  extrinsicsRoot: account(3),
  digest: { logs: [] },
};
const vote = (target: number): [{ targetHash: Uint8Array; targetNumber: number }, Uint8Array] => [
  { targetHash: account(target), targetNumber: 1 },
  new Uint8Array(64),
];
const voterProof = {
  setId: 0n,
  equivocation: {
    type: "Prevote" as const,
    value: { roundNumber: 1n, identity: account(1), first: vote(1), second: vote(2) },
  },
};
const reveal = { uids, values, salt: values };

const by = (origin: Origin, ...calls: RuntimeCall[]): Trial[] => calls.map((call) => ({ origin, call }));
const root = (...calls: RuntimeCall[]) => by(ROOT_ORIGIN, ...calls);
const owner = (...calls: RuntimeCall[]) => by(signed(coldkey), ...calls);
const byNeuron = (...calls: RuntimeCall[]) => by(signed(neuron), ...calls);

/**
 * Calls that grow with their arguments or with the state, each at the largest that is permitted, where that is the most
 * work.
 */
export const cases: readonly Trial[] = [
  ...owner(System.call("remark", { remark: LONGEST }), System.call("remarkWithEvent", { remark: LONGEST })),
  ...root(
    System.call("setCode", { code: LONGEST }),
    System.call("setCodeWithoutChecks", { code: LONGEST }),
    System.call("setStorage", {
      items: uids.flatMap((i) =>
        uids.slice(0, 20).map((j): [Uint8Array, Uint8Array] => [key(i * 256 + j), account(1)]),
      ),
    }),
    System.call("killStorage", { keys: Array.from({ length: MANY }, (_, index) => key(index)) }),
    System.call("killPrefix", { prefix: new Uint8Array(), subkeys: 3000 }),
  ),
  ...owner(System.call("applyAuthorizedUpgrade", { code: LONGEST })),
  ...owner(Balances.call("upgradeAccounts", { who: Array.from({ length: MANY }, (_, index) => key(index)) })),
  ...byNeuron(
    S.call("setWeights", { netuid: 1, dests: uids, weights: values, versionKey: 0n }),
    S.call("setMechanismWeights", { netuid: 1, mecid: 0, dests: uids, weights: values, versionKey: 0n }),
    S.call("batchSetWeights", {
      netuids: Array(ROWS).fill(1),
      weights: Array.from({ length: ROWS }, () => uids.map((uid): [number, number] => [uid, 1])),
      versionKeys: Array(ROWS).fill(0n),
    }),
    S.call("batchCommitWeights", { netuids: Array(4096).fill(1), commitHashes: Array(4096).fill(account(1)) }),
    S.call("revealWeights", { netuid: 2, ...reveal, versionKey: 0n }),
    S.call("revealMechanismWeights", { netuid: 2, mecid: 0, ...reveal, versionKey: 0n }),
    S.call("batchRevealWeights", {
      netuid: 2,
      uidsList: Array(10).fill(uids),
      valuesList: Array(10).fill(values),
      saltsList: Array(10).fill(values),
      versionKeys: Array(10).fill(0n),
    }),
    S.call("commitTimelockedWeights", {
      netuid: 2,
      commit: new Uint8Array(5000),
      revealRound: 1n,
      commitRevealVersion: 4,
    }),
    S.call("commitTimelockedMechanismWeights", {
      netuid: 2,
      mecid: 0,
      commit: new Uint8Array(5000),
      revealRound: 1n,
      commitRevealVersion: 4,
    }),
    S.call("commitCrv3MechanismWeights", { netuid: 2, mecid: 0, commit: new Uint8Array(5000), revealRound: 1n }),
    S.call("serveAxonTls", {
      netuid: 1,
      version: 1,
      ip: 16_843_009n,
      port: 80,
      ipType: 4,
      protocol: 0,
      placeholder1: 0,
      placeholder2: 0,
      certificate: LONGEST,
    }),
    Commitments.call("setCommitment", { netuid: 1, info: { fields: [{ type: "ResetBondsFlag" }] } }),
    Commitments.call("setCommitment", {
      netuid: 1,
      info: { fields: [{ type: "TimelockEncrypted", value: { encrypted: new Uint8Array(1024), revealRound: 1n } }] },
    }),
  ),
  ...owner(
    S.call("register", { netuid: 1, blockNumber: 0n, nonce: 0n, work: LONGEST, hotkey: hot(2000), coldkey }),
    S.call("burnedRegister", { netuid: 1, hotkey: hot(2000) }),
    S.call("registerLimit", { netuid: 1, hotkey: hot(2000), limitPrice: 1n << 60n }),
    S.call("rootRegister", { hotkey: hot(70) }),
    S.call("registerNetwork", { hotkey: hot(3000) }),
    S.call("registerNetworkWithIdentity", { hotkey: hot(3000), identity: subnetIdentity(64) }),
    S.call("setSubnetIdentity", { netuid: 2, ...subnetIdentity(64) }),
    S.call("updateSymbol", { netuid: 2, symbol: new TextEncoder().encode("ሴ") }),
    S.call("addStakeBurn", { ...position, amount, limit: undefined }),
    S.call("removeStake", { ...position, amountUnstaked: amount }),
    S.call("removeStakeLimit", { ...position, amountUnstaked: amount, ...limited }),
    S.call("removeStakeFullLimit", { ...position, limitPrice: undefined }),
    S.call("unstakeAll", { hotkey: hot(1) }),
    S.call("unstakeAllAlpha", { hotkey: hot(1) }),
    S.call("recycleAlpha", { ...position, amount }),
    S.call("burnAlpha", { ...position, amount }),
    S.call("moveStake", { originHotkey: hot(1), destinationHotkey: hot(2), ...move }),
    S.call("transferStake", { destinationColdkey: other, hotkey: hot(1), ...move }),
    S.call("swapStake", { hotkey: hot(1), ...move }),
    S.call("swapStakeLimit", { hotkey: hot(1), ...move, ...limited }),
    S.call("setChildren", { hotkey: hot(1), netuid: 1, children }),
    S.call("setChildren", {
      hotkey: hot(1),
      netuid: 1,
      children: Array(CHILDREN / children.length)
        .fill(children)
        .flat(),
    }),
    S.call("setColdkeyAutoStakeHotkey", { netuid: 1, hotkey: hot(2) }),
    S.call("setIdentity", identity(256)),
    S.call("setIdentity", { ...identity(0), name: LONGEST }),
    S.call("claimRoot", { subnets: [1, 2, 3, 4, 5] }),
    S.call("setRootClaimType", { newRootClaimType: { type: "KeepSubnets", value: { subnets: uids } } }),
    S.call("lockStake", { ...position, amount }),
    S.call("moveLock", { destinationHotkey: hot(2), netuid: 1 }),
  ),
  ...root(
    S.call("dissolveNetwork", { coldkey, netuid: 1 }),
    S.call("rootDissolveNetwork", { netuid: 1 }),
    AdminUtils.call("swapAuthorities", { newAuthorities: Array.from({ length: 32 }, (_, index) => key(index)) }),
    AdminUtils.call("scheduleGrandpaChange", {
      nextAuthorities: Array.from({ length: 1000 }, (_, index): [Uint8Array, bigint] => [key(index), 1n]),
      inBlocks: 1,
      forced: undefined,
    }),
    AdminUtils.call("sudoSetNominatorMinRequiredStake", { minStake: 1_000_000_000_000n }),
    AdminUtils.call("sudoTrimToMaxAllowedUids", { netuid: 1, maxN: 64 }),
    AdminUtils.call("sudoSetMechanismCount", { netuid: 1, mechanismCount: 1 }),
    AdminUtils.call("sudoSetMechanismEmissionSplit", { netuid: 1, maybeSplit: [30_000, 35_535] }),
  ),
  ...owner(
    Utility.call("batch", { calls: remarks }),
    Utility.call("batchAll", { calls: remarks }),
    Utility.call("forceBatch", { calls: remarks }),
    Utility.call("asDerivative", { index: 1, call: System.call("remark", { remark: LONGEST }) }),
    Utility.call("ifElse", { main: Utility.call("batchAll", { calls: remarks.slice(1) }), fallback: remark }),
    Sudo.call("sudo", { call: Utility.call("batch", { calls: remarks }) }),
    Sudo.call("sudoAs", { who: address(other), call: Utility.call("batch", { calls: remarks }) }),
    Sudo.call("sudoUncheckedWeight", { call: remark, weight: { refTime: 20_000_000n, proofSize: 0n } }),
    Session.call("setKeys", { keys: { aura: account(1), grandpa: account(2) }, proof: new Uint8Array(128) }),
  ),
  ...root(
    Utility.call("dispatchAs", {
      asOrigin: { type: "system", value: { type: "Root" } },
      call: Utility.call("batch", { calls: remarks }),
    }),
    Utility.call("dispatchAsFallible", { asOrigin: { type: "system", value: { type: "Root" } }, call: remark }),
    Utility.call("withWeight", { call: remark, weight: { refTime: 10_000_000n, proofSize: 0n } }),
  ),
  ...by(
    NO_ORIGIN,
    Session.call("reportAuthorEquivocation", {
      proof: { offender: account(1), slot: 1n, first: header, second: header },
    }),
    Session.call("reportVoterEquivocation", { proof: voterProof }),
  ),
];
