import type { State } from "../../../runtime/src/framework/index.ts";
import { replaceChildren } from "../../../runtime/src/pallets/subtensor/delegation/relations.ts";
import { becomeDelegateIfAbsent } from "../../../runtime/src/pallets/subtensor/delegation/take.ts";
import { createHotkeyIfAbsent } from "../../../runtime/src/pallets/subtensor/keys/ownership.ts";
import { appendNeuron } from "../../../runtime/src/pallets/subtensor/neurons/append.ts";
import {
  Axons,
  BlocksSinceLastStep,
  Bonds,
  LastEpochBlock,
  LastMechansimStepBlock,
  LastUpdate,
  SubnetEpochIndex,
  SubnetworkN,
  Tempo,
  TimelockedWeightCommits,
  ValidatorPermit,
  Weights,
} from "../../../runtime/src/pallets/subtensorStorage/index.ts";
import { U64_MAX } from "../../../runtime/src/primitives/numbers.ts";
import { ROOT } from "../../../runtime/src/primitives/subnets.ts";
import { anyOf, below, HEIGHT, made, stateAt, type World } from "./world.ts";

/** Blocks ago in which the neurons registered. */
const AGE = 50_000;
/** Bytes of the encrypted weights for a subnet's neurons. */
const COMMIT_BYTES = 700;
/** Weight of the least good miner, and by how much others may have more. */
const WEIGHT = { least: 1000, spread: 60_000 };

/** First uid of a validator on every subnet: the owner's hotkey comes before. */
const FIRST_VALIDATOR = 1;

function registerNeurons(world: World, state: State, netuid: number): void {
  const { size, chance, validators, coldkeys } = world;
  for (const hotkey of validators) appendNeuron(state, netuid, hotkey);
  for (let uid = SubnetworkN.get(state, netuid); uid < size.neurons; uid += 1) {
    const hotkey = made(`miner ${netuid}`, uid);
    createHotkeyIfAbsent(state, { coldkey: anyOf(chance, coldkeys, 2), hotkey });
    appendNeuron(state, netuid, hotkey);
    const ip = BigInt(below(chance, 2 ** 32));
    const axon = { block: BigInt(HEIGHT - 1000), version: 1, ip, port: 8091, ipType: 4, protocol: 4 };
    Axons.set(state, netuid, hotkey, { ...axon, placeholder1: 0, placeholder2: 0 });
  }
}

/** Weights and bonds of all validators over all neurons; who is good is much the same to all. */
function scoreNeurons(world: World, state: State, netuid: number): void {
  const { size, chance, validators } = world;
  const quality = Array.from({ length: size.neurons }, () => chance() ** 3);
  for (let index = 0; index < validators.length; index += 1) {
    const row = (spread: number) =>
      quality.map((value, uid): [number, number] => [
        uid,
        WEIGHT.least + Math.floor(spread * value * (0.9 + chance() / 10)),
      ]);
    Weights.set(state, netuid, FIRST_VALIDATOR + index, row(WEIGHT.spread));
    Bonds.set(state, netuid, FIRST_VALIDATOR + index, row(WEIGHT.spread / 2));
  }
  const updates = Array.from({ length: size.neurons }, () => BigInt(HEIGHT - below(chance, 300)));
  LastUpdate.set(state, netuid, updates);
  const isValidator = (uid: number) => uid >= FIRST_VALIDATOR && uid < FIRST_VALIDATOR + validators.length;
  ValidatorPermit.set(
    state,
    netuid,
    updates.map((_, uid) => isValidator(uid)),
  );
}

/** Puts the subnet somewhere between two epochs, with encrypted weights of most validators. */
function schedule(world: World, state: State, netuid: number): void {
  const { chance, validators, size } = world;
  const since = below(chance, size.tempo);
  Tempo.set(state, netuid, size.tempo);
  const epoch = 10_000n + BigInt(netuid);
  LastEpochBlock.set(state, netuid, BigInt(HEIGHT - since));
  LastMechansimStepBlock.set(state, netuid, BigInt(HEIGHT - since));
  BlocksSinceLastStep.set(state, netuid, BigInt(since));
  SubnetEpochIndex.set(state, netuid, epoch);
  const commits = validators
    .filter(() => chance() < 0.8)
    .map((hotkey): [Uint8Array, bigint, Uint8Array, bigint] => [
      hotkey,
      BigInt(HEIGHT - since),
      new Uint8Array(COMMIT_BYTES).fill(below(chance, 256)),
      1n,
    ]);
  TimelockedWeightCommits.set(state, netuid, epoch, commits);
}

/** Some of the larger validators pass a tenth of their stake on a subnet to one of the smaller. */
function relate({ chance, validators }: World, state: State, netuid: number): void {
  const half = validators.length >> 1;
  const parent = anyOf(chance, validators.slice(0, half));
  replaceChildren(state, parent, netuid, [[U64_MAX / 10n, anyOf(chance, validators.slice(half))]]);
}

/** Registers the neurons of all subnets, and writes what validators say of them. */
export function makeNeurons(world: World): void {
  const { size, scratch, progress, validators } = world;
  scratch.write(() => {
    const state = stateAt(world, HEIGHT - AGE);
    for (const hotkey of validators) {
      becomeDelegateIfAbsent(state, hotkey);
      appendNeuron(state, ROOT, hotkey);
    }
  });
  for (let netuid = 1; netuid <= size.subnets; netuid += 1) {
    scratch.write(() => {
      const state = stateAt(world, HEIGHT - AGE);
      registerNeurons(world, state, netuid);
      scoreNeurons(world, state, netuid);
      schedule(world, state, netuid);
      for (let i = 0; i < 4; i += 1) relate(world, state, netuid);
    });
    progress(`neurons: ${netuid} of ${size.subnets} subnets`);
  }
}
