import type { Keypair } from "@opentao/crypto";
import type { RuntimeCall } from "../../../../src/framework/index.ts";
import { AdminUtils } from "../../../../src/pallets/adminUtils/index.ts";
import { Balances } from "../../../../src/pallets/balances/index.ts";
import { SubtensorModule as S } from "../../../../src/pallets/subtensor/index.ts";
import { Keys, StakingHotkeys, SubnetOwner, SubnetworkN } from "../../../../src/pallets/subtensorStorage/index.ts";
import { Sudo } from "../../../../src/pallets/sudo/index.ts";
import { Account } from "../../../../src/pallets/system/storage.ts";
import { Utility } from "../../../../src/pallets/utility/index.ts";
import { address } from "../../../executive/chain.ts";
import { registerByWork } from "../dispatch/fairLaunch.ts";
import { anyColdkey, anyHotkey, anyNetuid, coldkeys, hotkeys, type World } from "./world.ts";

/** A call and who signs it. */
export interface Action {
  readonly by: Keypair;
  readonly call: RuntimeCall;
}

/** Pays for several calls (rao). */
const ENOUGH = 10_000_000n;

type Maker = (world: World) => Action;

const byColdkey =
  (make: (world: World, coldkey: Keypair) => RuntimeCall): Maker =>
  (world) => {
    const by = anyColdkey(world);
    return { by, call: make(world, by) };
  };

const byHotkey =
  (make: (world: World) => RuntimeCall): Maker =>
  (world) => ({ by: world.random.of(hotkeys), call: make(world) });

/** The owner of a subnet, when it is one of ours; then calls of owners have a chance. */
const byOwner =
  (make: (world: World, netuid: number) => RuntimeCall): Maker =>
  (world) => {
    const netuid = anyNetuid(world);
    const owner = SubnetOwner.get(world.state, netuid).join();
    const by = coldkeys.find(({ publicKey }) => publicKey.join() === owner) ?? anyColdkey(world);
    return { by, call: make(world, netuid) };
  };

/** A hotkey with which the coldkey has staked, mostly. */
function stakedHotkey({ state, random }: World, coldkey: Keypair): Uint8Array {
  const known = StakingHotkeys.get(state, coldkey.publicKey);
  return known.length === 0 || random.oneIn(8) ? random.of(hotkeys).publicKey : random.of(known);
}

function weightsOf({ state, random }: World, netuid: number) {
  const count = SubnetworkN.get(state, netuid);
  const uids = Array.from({ length: count }, (_, uid) => uid).filter(() => !random.oneIn(3));
  const dests = random.oneIn(15) ? [...uids, 99] : uids;
  return { dests, weights: dests.map(() => random.below(65_536)) };
}

const neurons: readonly Maker[] = [
  byColdkey(({ random }) => S.call("registerNetwork", { hotkey: random.of(hotkeys).publicKey })),
  byOwner((_world, netuid) => S.call("startCall", { netuid })),
  (world) => {
    const netuid = anyNetuid(world);
    const coldkey = anyColdkey(world);
    const hotkey = world.random.of(hotkeys);
    if (world.state.params.fairLaunch) {
      return { by: hotkey, call: registerByWork(world.chain, netuid, hotkey.publicKey, coldkey.publicKey) };
    }
    return { by: coldkey, call: S.call("registerLimit", { netuid, hotkey: hotkey.publicKey, limitPrice: 1n << 40n }) };
  },
  byColdkey((world, by) =>
    S.call("register", {
      netuid: anyNetuid(world),
      blockNumber: BigInt(world.random.below(20)),
      nonce: world.random.amount(),
      work: new Uint8Array(world.random.oneIn(2) ? 32 : 5),
      hotkey: anyHotkey(world),
      coldkey: by.publicKey,
    }),
  ),
  byColdkey((world) => S.call("burnedRegister", { netuid: anyNetuid(world), hotkey: anyHotkey(world) })),
  byColdkey((world) => S.call("rootRegister", { hotkey: anyHotkey(world) })),
  byHotkey((world) => {
    const netuid = anyNetuid(world);
    return S.call("setWeights", { netuid, ...weightsOf(world, netuid), versionKey: 0n });
  }),
  (world) => {
    const netuid = anyNetuid(world);
    const uid = world.random.below(Math.max(1, SubnetworkN.get(world.state, netuid)));
    const hotkey = Keys.get(world.state, netuid, uid).join();
    const by = hotkeys.find(({ publicKey }) => publicKey.join() === hotkey) ?? world.random.of(hotkeys);
    return { by, call: S.call("setWeights", { netuid, ...weightsOf(world, netuid), versionKey: 0n }) };
  },
  byHotkey((world) =>
    S.call("serveAxon", {
      netuid: anyNetuid(world),
      version: 1,
      ip: BigInt(world.random.below(4)),
      port: world.random.below(3),
      ipType: world.random.of([4, 6, 7]),
      protocol: 4,
      placeholder1: 0,
      placeholder2: 0,
    }),
  ),
  byColdkey((world) => S.call("tryAssociateHotkey", { hotkey: anyHotkey(world) })),
  byColdkey((world, by) =>
    S.call("setChildren", {
      hotkey: stakedHotkey(world, by),
      netuid: anyNetuid(world),
      children: [[world.random.amount(), anyHotkey(world)]],
    }),
  ),
  byColdkey((world, by) =>
    S.call("increaseTake", { hotkey: stakedHotkey(world, by), take: world.random.below(14_000) }),
  ),
  byColdkey((world, by) =>
    S.call("decreaseTake", { hotkey: stakedHotkey(world, by), take: world.random.below(14_000) }),
  ),
];

const stake: readonly Maker[] = [
  byColdkey((world) =>
    S.call("addStake", { hotkey: anyHotkey(world), netuid: anyNetuid(world), amountStaked: world.random.amount() }),
  ),
  byColdkey((world) =>
    S.call("addStakeLimit", {
      hotkey: anyHotkey(world),
      netuid: anyNetuid(world),
      amountStaked: world.random.amount(),
      limitPrice: world.random.amount(),
      allowPartial: world.random.oneIn(2),
    }),
  ),
  byColdkey((world, by) =>
    S.call("removeStake", {
      hotkey: stakedHotkey(world, by),
      netuid: anyNetuid(world),
      amountUnstaked: world.random.amount(),
    }),
  ),
  byColdkey((world, by) =>
    S.call("removeStakeFullLimit", {
      hotkey: stakedHotkey(world, by),
      netuid: anyNetuid(world),
      limitPrice: world.random.oneIn(2) ? undefined : world.random.amount(),
    }),
  ),
  byColdkey((world, by) => S.call("unstakeAll", { hotkey: stakedHotkey(world, by) })),
  byColdkey((world, by) => S.call("unstakeAllAlpha", { hotkey: stakedHotkey(world, by) })),
  byColdkey((world, by) =>
    S.call("moveStake", {
      originHotkey: stakedHotkey(world, by),
      destinationHotkey: anyHotkey(world),
      originNetuid: anyNetuid(world),
      destinationNetuid: anyNetuid(world),
      alphaAmount: world.random.amount(),
    }),
  ),
  byColdkey((world, by) =>
    S.call("transferStake", {
      destinationColdkey: anyColdkey(world).publicKey,
      hotkey: stakedHotkey(world, by),
      originNetuid: anyNetuid(world),
      destinationNetuid: anyNetuid(world),
      alphaAmount: world.random.amount(),
    }),
  ),
  byColdkey((world, by) =>
    S.call("swapStakeLimit", {
      hotkey: stakedHotkey(world, by),
      originNetuid: anyNetuid(world),
      destinationNetuid: anyNetuid(world),
      alphaAmount: world.random.amount(),
      limitPrice: world.random.amount(),
      allowPartial: world.random.oneIn(2),
    }),
  ),
  byColdkey((world, by) =>
    S.call("recycleAlpha", {
      hotkey: stakedHotkey(world, by),
      amount: world.random.amount(),
      netuid: anyNetuid(world),
    }),
  ),
  byColdkey((world) =>
    S.call("addStakeBurn", {
      hotkey: anyHotkey(world),
      netuid: anyNetuid(world),
      amount: world.random.amount(),
      limit: undefined,
    }),
  ),
  byColdkey((world) => S.call("claimRoot", { subnets: [anyNetuid(world), anyNetuid(world)] })),
  byColdkey(({ random }) => S.call("setRootClaimType", { newRootClaimType: { type: random.of(["Swap", "Keep"]) } })),
  byColdkey((world, by) =>
    S.call("lockStake", {
      hotkey: stakedHotkey(world, by),
      netuid: anyNetuid(world),
      amount: world.random.amount(),
    }),
  ),
  byColdkey((world) => S.call("moveLock", { destinationHotkey: anyHotkey(world), netuid: anyNetuid(world) })),
  byColdkey((world) => S.call("setPerpetualLock", { netuid: anyNetuid(world), enabled: world.random.oneIn(2) })),
];

const others: readonly Maker[] = [
  byColdkey((world) =>
    Balances.call("transferAllowDeath", {
      dest: address(anyColdkey(world).publicKey),
      value: world.random.amount(),
    }),
  ),
  byColdkey((world) =>
    Balances.call("transferAll", { dest: address(anyHotkey(world)), keepAlive: world.random.oneIn(2) }),
  ),
  byOwner((world, netuid) =>
    AdminUtils.call("sudoSetImmunityPeriod", { netuid, immunityPeriod: world.random.below(30) }),
  ),
  byOwner((world, netuid) => AdminUtils.call("sudoSetMaxBurn", { netuid, maxBurn: world.random.amount() })),
  byOwner((_world, netuid) => S.call("triggerEpoch", { netuid })),
  byColdkey((world) =>
    Utility.call("batch", {
      calls: [
        S.call("addStake", { hotkey: anyHotkey(world), netuid: anyNetuid(world), amountStaked: world.random.amount() }),
        S.call("burnedRegister", { netuid: anyNetuid(world), hotkey: anyHotkey(world) }),
      ],
    }),
  ),
  (world) => {
    const netuid = anyNetuid(world);
    const call = world.random.of([
      S.call("rootDissolveNetwork", { netuid: world.random.oneIn(4) ? netuid : 9 }),
      AdminUtils.call("sudoSetSubnetEmissionEnabled", { netuid, enabled: !world.random.oneIn(4) }),
      AdminUtils.call("sudoSetNetworkRegistrationAllowed", { netuid, registrationAllowed: !world.random.oneIn(4) }),
      AdminUtils.call("sudoSetNominatorMinRequiredStake", { minStake: BigInt(world.random.below(4)) * 1_000_000n }),
      AdminUtils.call("sudoSetMaxAllowedValidators", { netuid, maxAllowedValidators: 1 + world.random.below(4) }),
      AdminUtils.call("sudoSetCkBurn", { burn: world.random.amount() }),
    ]);
    // Mostly by the sudo key.
    const by = world.random.oneIn(6) ? anyColdkey(world) : (coldkeys[0] ?? anyColdkey(world));
    return { by, call: Sudo.call("sudo", { call }) };
  },
];

/** Returns whether nobody could pay for anything. */
const isPoor = ({ state }: World) =>
  coldkeys.every(({ publicKey }) => Account.get(state, publicKey).data.free < ENOUGH);

/** A call that may or may not be possible; while nobody has TAO, mostly one that needs none. */
export function anyAction(world: World): Action {
  const group = world.random.below(isPoor(world) ? 5 : 10);
  return world.random.of(group < 4 ? neurons : group < 9 ? stake : others)(world);
}
