import { concat } from "@opentao/codec";
import { EquivocationProof as WireProof } from "@opentao/consensus";
import { blake2b256, keypairFromSuri } from "@opentao/crypto";
import { NO_ORIGIN, ROOT_ORIGIN, type RuntimeCall, type State, signed } from "../../src/framework/index.ts";
import { AdminUtils } from "../../src/pallets/adminUtils/index.ts";
import { CurrentSlot } from "../../src/pallets/aura/storage.ts";
import { EquivocationProof } from "../../src/pallets/grandpa/index.ts";
import { MAX_AUTHORITIES } from "../../src/pallets/grandpa/types.ts";
import { Session } from "../../src/pallets/session/index.ts";
import { possessionMessage } from "../../src/pallets/session/keys/possession.ts";
import { setKeys } from "../../src/pallets/session/keys/register.ts";
import { SubtensorModule as S } from "../../src/pallets/subtensor/index.ts";
import {
  AdminFreezeWindow,
  DecayingHotkeyLock,
  DecayingOwnerLock,
  Delegates,
  FirstEmissionBlockNumber,
  HotkeyLock,
  LiquidAlphaOn,
  NetworkImmunityPeriod,
  NetworkLastLockCost,
  NetworkRateLimit,
  NetworkRegisteredAt,
  OwnerLock,
  StartCallDelay,
  SubnetLimit,
  SubnetOwnerHotkey,
  VotingPowerTrackingEnabled,
} from "../../src/pallets/subtensorStorage/index.ts";
import { System } from "../../src/pallets/system/index.ts";
import { BLOCK_LENGTH } from "../../src/pallets/system/limits.ts";
import { AuthorizedUpgrade } from "../../src/pallets/system/storage.ts";
import { Timestamp } from "../../src/pallets/timestamp/index.ts";
import { account, TAO, TestChain } from "../executive/chain.ts";
import { twoBlocks, twoVotes } from "../pallets/session/proofs.ts";
import type { Trial } from "./measure.ts";
import { BLOCKS, coldkey, hot, SUBNETS } from "./world.ts";

const ONE = 1n << 64n;
const CODE = new Uint8Array(BLOCK_LENGTH.max.normal - 1024);
const aura = keypairFromSuri("//Alice//node", "sr25519");
const grandpa = keypairFromSuri("//Alice//node", "ed25519");
const keys = { aura: aura.publicKey, grandpa: grandpa.publicKey };
const message = possessionMessage(coldkey);
const proof = concat(aura.sign(message), grandpa.sign(message));
/** Slot of the last block of the full chain. */
const SLOT = 1_000_000n + BigInt(BLOCKS);
/** A slot to come, and its time. */
const LATER = SLOT + 1000n;
const { slotDuration } = TestChain.preset("local").parameters as { slotDuration: number };
const votes = twoVotes(keypairFromSuri("//One", "ed25519"), 0n, 1);
const voters = Array.from({ length: MAX_AUTHORITIES }, (_, i): [Uint8Array, bigint] => [account(i + 1), 1n]);

const owner = signed(coldkey);
const root = (call: RuntimeCall, prepare?: (state: State) => void): Trial => trial(ROOT_ORIGIN, call, prepare);
const trial = (origin: Trial["origin"], call: RuntimeCall, prepare?: (state: State) => void): Trial =>
  prepare === undefined ? { origin, call } : { origin, call, prepare };

/** Parameters are not frozen. */
const thawed = (state: State): void => AdminFreezeWindow.set(state, 0);
/** There are as many subnets as may be, of which one is the first to go. */
export const replacing =
  (victim: number) =>
  (state: State): void => {
    SubnetLimit.set(state, SUBNETS);
    NetworkImmunityPeriod.set(state, 0n);
    NetworkRateLimit.set(state, 0n);
    NetworkLastLockCost.set(state, 100n * TAO);
    for (let netuid = 1; netuid <= SUBNETS; netuid += 1) {
      NetworkRegisteredAt.set(state, netuid, netuid === victim ? 0n : 1_000_000n);
    }
  };
/** Full of neurons and weights. */
const FULL = 1;

/** Calls that succeed in another state than the full chain's, or with arguments that samples do not have. */
export const prepared: readonly Trial[] = [
  root(AdminUtils.call("scheduleGrandpaChange", { nextAuthorities: voters, inBlocks: 1, forced: undefined })),
  root(AdminUtils.call("sudoSetActivityCutoff", { netuid: 3, activityCutoff: 5000 }), thawed),
  root(AdminUtils.call("sudoSetAlphaValues", { netuid: 3, alphaLow: 45_875, alphaHigh: 58_982 }), (state) => {
    thawed(state);
    LiquidAlphaOn.set(state, 3, true);
  }),
  root(AdminUtils.call("sudoSetSnOwnerHotkey", { netuid: FULL, hotkey: hot(2) }), (state) => {
    const lock = { lockedMass: TAO, conviction: { bits: TAO * ONE }, lastUpdate: 1n };
    for (const item of [OwnerLock, DecayingOwnerLock]) item.set(state, FULL, lock);
    for (const item of [HotkeyLock, DecayingHotkeyLock])
      for (const hotkey of [SubnetOwnerHotkey.get(state, FULL), hot(2)]) item.set(state, FULL, hotkey, lock);
    thawed(state);
  }),
  root(AdminUtils.call("sudoSetBurnIncreaseMult", { netuid: 3, burnIncreaseMult: { bits: 2n * ONE } }), thawed),
  root(AdminUtils.call("sudoSetMaxAllowedUids", { netuid: 3, maxAllowedUids: 256 }), thawed),
  root(AdminUtils.call("sudoSetMaxBurn", { netuid: 3, maxBurn: 1000n * TAO }), thawed),
  root(AdminUtils.call("sudoSetTaoFlowNormalizationExponent", { exponent: { bits: ONE } })),
  root(S.call("sudoSetNumRootClaims", { newValue: 50n })),
  root(S.call("sudoSetRootClaimThreshold", { netuid: 1, newValue: 1000n })),
  trial(owner, Session.call("purgeKeys", {}), (state) => setKeys(state, coldkey, { keys, proof })),
  trial(NO_ORIGIN, Session.call("reportAuthorEquivocation", { proof: twoBlocks(keypairFromSuri("//One"), SLOT) })),
  trial(
    NO_ORIGIN,
    Session.call("reportVoterEquivocation", { proof: EquivocationProof.decode(WireProof.encode(votes)) }),
  ),
  trial(owner, S.call("disableVotingPowerTracking", { netuid: 3 }), (state) =>
    VotingPowerTrackingEnabled.set(state, 3, true),
  ),
  trial(owner, S.call("increaseTake", { hotkey: hot(1), take: 6000 }), (state) => Delegates.set(state, hot(1), 5000)),
  trial(owner, S.call("setTempo", { netuid: 3, tempo: 400 }), thawed),
  trial(owner, S.call("setActivityCutoffFactor", { netuid: 3, factorMilli: 5000 }), thawed),
  trial(owner, S.call("triggerEpoch", { netuid: 3 }), thawed),
  trial(owner, S.call("startCall", { netuid: 3 }), (state) => {
    FirstEmissionBlockNumber.delete(state, 3);
    StartCallDelay.set(state, 0n);
  }),
  trial(owner, System.call("applyAuthorizedUpgrade", { code: CODE }), (state) =>
    AuthorizedUpgrade.set(state, { codeHash: blake2b256(CODE), checkVersion: false }),
  ),
  trial(NO_ORIGIN, Timestamp.call("set", { now: LATER * BigInt(slotDuration) }), (state) =>
    CurrentSlot.set(state, LATER),
  ),
  trial(owner, S.call("registerNetwork", { hotkey: hot(3000) }), replacing(FULL)),
  trial(owner, S.call("registerNetworkWithIdentity", { hotkey: hot(3000), identity: undefined }), replacing(FULL)),
];
