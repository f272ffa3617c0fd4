import { toHex } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { type ChainSpec, loadSpec, Node } from "@opentao/node";
import { createRuntime, MemoryExternalities } from "@opentao/runtime";
import { Random } from "../../../indexer/test/random.ts";
import { specWith } from "../../../node/test/support/specWith.ts";
import { State, signed } from "../../../runtime/src/framework/index.ts";
import { mintInto } from "../../../runtime/src/pallets/balances/index.ts";
import { setAutoStakeDestination } from "../../../runtime/src/pallets/subtensor/delegation/autoStake.ts";
import { replaceChildren } from "../../../runtime/src/pallets/subtensor/delegation/relations.ts";
import { createHotkeyIfAbsent } from "../../../runtime/src/pallets/subtensor/keys/ownership.ts";
import { syncIssuance } from "../../../runtime/src/pallets/subtensor/ledger/tao.ts";
import { registerSubnet } from "../../../runtime/src/pallets/subtensor/lifecycle/register.ts";
import { startSubnet } from "../../../runtime/src/pallets/subtensor/lifecycle/start.ts";
import { appendNeuron } from "../../../runtime/src/pallets/subtensor/neurons/append.ts";
import { addStake } from "../../../runtime/src/pallets/subtensor/staking/add.ts";
import {
  Delegates,
  LastUpdate,
  LiquidAlphaOn,
  MaxAllowedUids,
  MaxAllowedValidators,
  MechanismCountCurrent,
  NumRootClaim,
  RootClaimType,
  StartCallDelay,
  SubnetEmissionEnabled,
  SubnetMovingPrice,
  SubtokenEnabled,
  Tempo,
  ValidatorPermit,
  Weights,
  Yuma3On,
} from "../../../runtime/src/pallets/subtensorStorage/index.ts";
import { storageIndex } from "../../../runtime/src/pallets/subtensorStorage/storageIndex.ts";

const runtime = createRuntime();
const TAO = 1_000_000_000n;
const ROOT = 0;

/** Size of a random network. */
export interface Shape {
  readonly seed: number;
  readonly subnets: number;
  readonly neurons: number;
  readonly validators: number;
  readonly tempo: number;
  /** Coldkeys for which a block claims by itself; whose turn it is follows from the hash of its parent. */
  readonly claims?: bigint;
}

/** A network whose neurons were chosen by chance. */
export interface World {
  readonly spec: ChainSpec;
  readonly netuids: readonly number[];
  readonly hotkeys: (netuid: number, n: number) => Keypair;
  readonly coldkeys: (netuid: number, n: number) => Keypair;
}

const known = new Map<string, Keypair>();

function keyOf(uri: string): Keypair {
  const key = known.get(uri) ?? keypairFromSuri(uri);
  known.set(uri, key);
  return key;
}

const hotkeys = (netuid: number, n: number) => keyOf(`//hot/${netuid}/${n}`);
/** A coldkey has two hotkeys, so that some parents have the coldkey of their child. */
const coldkeys = (netuid: number, n: number) => keyOf(`//cold/${netuid}/${n >> 1}`);

/** A subnet whose neurons have stake, weights, takes, children and choices by chance. */
function addSubnet(state: State, random: Random, shape: Shape, seed: number): number {
  const { neurons, validators, tempo } = shape;
  const position = (n: number) => ({
    coldkey: coldkeys(seed, n).publicKey,
    hotkey: hotkeys(seed, n).publicKey,
  });
  for (let n = 0; n < neurons; n += 2) mintInto(state, position(n).coldkey, 1_000_000n * TAO);
  syncIssuance(state);
  const netuid = registerSubnet(state, position(0), undefined);
  startSubnet(state, signed(position(0).coldkey), netuid);
  MaxAllowedUids.set(state, netuid, Math.max(neurons, 256));
  MaxAllowedValidators.set(state, netuid, validators);
  Tempo.set(state, netuid, tempo);
  SubnetEmissionEnabled.set(state, netuid, true);
  Yuma3On.set(state, netuid, random.below(2) === 0);
  LiquidAlphaOn.set(state, netuid, random.below(2) === 0);
  if (seed % 2 === 0) MechanismCountCurrent.set(state, netuid, 2);
  for (let n = 1; n < neurons; n += 1) {
    createHotkeyIfAbsent(state, position(n));
    appendNeuron(state, netuid, position(n).hotkey);
  }
  for (let n = 0; n < validators; n += 1) {
    const amount = () => BigInt(1 + random.below(900)) * TAO;
    addStake(state, { ...position(n), netuid }, amount());
    addStake(state, { ...position(n), netuid: ROOT }, amount());
    const nominator = coldkeys(seed, random.below(neurons)).publicKey;
    addStake(state, { hotkey: position(n).hotkey, coldkey: nominator, netuid }, amount());
    addStake(state, { hotkey: position(n).hotkey, coldkey: nominator, netuid: ROOT }, amount());
    Delegates.set(state, position(n).hotkey, random.below(65_536));
    if (random.below(3) === 0) RootClaimType.set(state, nominator, { type: "Keep" });
  }
  for (let n = 0; n < neurons; n += 1) {
    if (random.below(4) === 0) {
      setAutoStakeDestination(state, {
        ...position(n),
        hotkey: hotkeys(seed, random.below(neurons)).publicKey,
        netuid,
      });
    }
  }
  for (let n = 0; n + 2 < validators; n += 3) {
    replaceChildren(state, position(n).hotkey, netuid, [
      [1n << 62n, position(n + 1).hotkey],
      [1n << 61n, position(n + 2).hotkey],
    ]);
  }
  for (let mechanism = 0; mechanism < MechanismCountCurrent.get(state, netuid); mechanism += 1) {
    const index = storageIndex(netuid, mechanism);
    for (let uid = 0; uid < validators; uid += 1) {
      const row = Array.from({ length: neurons }, (_, to): [number, number] => [to, random.below(65_536)]);
      Weights.set(
        state,
        index,
        uid,
        row.filter(([to]) => neurons <= 8 || (to + uid) % 2 === 0),
      );
    }
    // Later than the registrations, so that all weights count.
    LastUpdate.set(
      state,
      index,
      Array.from({ length: neurons }, () => 1n),
    );
  }
  ValidatorPermit.set(
    state,
    netuid,
    Array.from({ length: neurons }, (_, uid) => uid < validators),
  );
  SubnetMovingPrice.set(state, netuid, { bits: BigInt(1 + random.below(8)) << 30n });
  return netuid;
}

/** A specification of a chain that begins with such a network. */
export function world(shape: Shape): World {
  const local = loadSpec("local", runtime);
  const { genesis } = specWith(local, {
    ...{ initialTempo: shape.tempo, weightsRateLimit: 0, commitReveal: false, immunityPeriod: 0 },
  });
  const memory = new MemoryExternalities();
  const json = new TextEncoder().encode(JSON.stringify(genesis));
  const built = runtime.call("GenesisBuilder_build_state", OpaqueExtrinsic.encode(json), memory);
  if (built[0] !== 0) throw new Error("the genesis cannot be built");
  const state = new State(memory);
  StartCallDelay.set(state, 0n);
  if (shape.claims !== undefined) NumRootClaim.set(state, shape.claims);
  SubtokenEnabled.set(state, ROOT, true);
  const random = new Random(shape.seed);
  const netuids = Array.from({ length: shape.subnets }, (_, at) => addSubnet(state, random, shape, at + 1));
  const top = Object.fromEntries([...memory.entries()].map(([key, value]) => [toHex(key), toHex(value)]));
  return { spec: { ...local, genesis: { raw: { top, childrenDefault: {} } } }, netuids, hotkeys, coldkeys };
}

/** A node of the network, whose blocks are made when a test wants them. */
export function startNode(spec: ChainSpec): Promise<Node> {
  return Node.start({
    ...{ spec, runtime, finality: "manual", authorKey: "//One", sealing: { kind: "manual" } },
    rpc: { host: "127.0.0.1", port: 0 },
  });
}
