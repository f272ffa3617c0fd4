import { u32 } from "@opentao/codec";
import { DispatchFailure } from "../../../../src/framework/index.ts";
import { createHotkeyIfAbsent } from "../../../../src/pallets/subtensor/keys/ownership.ts";
import { increaseStake } from "../../../../src/pallets/subtensor/ledger/positions.ts";
import { appendNeuron } from "../../../../src/pallets/subtensor/neurons/append.ts";
import { SubnetAlphaOut, TotalHotkeyAlpha } from "../../../../src/pallets/subtensorStorage/index.ts";
import { addSubnet, hotkeyOf, newChain, runBlocks, weigh } from "./network.ts";

/** An attempt of Sybils to take a subnet at its launch. */
export interface Attack {
  /** Sybils that vote; one more of theirs mines nothing. */
  readonly sybils: number;
  /** Votes of the Sybils: for their own miner, or what honest validators say, or the honest miner that is theirs. */
  readonly vote?: "own" | "copy" | "boost";
  /** Alpha (10⁻⁹) that the first Sybil has bought. */
  readonly bought?: bigint;
  readonly ownerVotes?: boolean;
  /** Returns whether the Sybils registered before the honest validators. */
  readonly sybilsFirst?: boolean;
}

/** Alpha earned in twelve epochs, in per mille of what the chain emitted to the participants. */
export interface Earned {
  readonly owner: number;
  readonly validators: number;
  readonly good: number;
  readonly poor: number;
  readonly sybils: number;
}

/** A made-up account, one of many. */
const account = (seed: number): Uint8Array => new Uint8Array(32).map((_, i) => u32.encode(seed)[i % 4] ?? 0);

/** Sets weights; without a permit nothing happens. @returns whether they are set */
function tryToWeigh(...args: Parameters<typeof weigh>): boolean {
  try {
    weigh(...args);
    return true;
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    return false;
  }
}

const EPOCHS = 12;
const TEMPO = 10;

/** A launch with an owner, two honest validators and two miners, the better of which deserves three quarters. */
export function launch({ sybils, vote = "own", bought = 0n, ownerVotes = true, sybilsFirst = false }: Attack): Earned {
  const state = newChain({ initialTempo: TEMPO });
  const netuid = addSubnet(state, 1, 2);
  let uid = 3;
  const join = (n: number): { uid: number; hotkey: Uint8Array } => {
    const hotkey = account(1000 + n);
    createHotkeyIfAbsent(state, { coldkey: account(3000 + n), hotkey });
    appendNeuron(state, netuid, hotkey);
    uid += 1;
    return { uid: uid - 1, hotkey };
  };
  const group = (from: number, count: number) => Array.from({ length: count }, (_, n) => join(from + n));
  const early = sybilsFirst ? group(100, sybils + 1) : [];
  const validators = group(0, 2);
  const attackers = sybilsFirst ? early : group(100, sybils + 1);
  const [miner, ...voters] = attackers;
  const first = voters[0];
  if (bought > 0n && first !== undefined) {
    increaseStake(state, { coldkey: account(3100), hotkey: first.hotkey, netuid }, bought);
    SubnetAlphaOut.mutate(state, netuid, (alpha) => alpha + bought);
  }
  runBlocks(state, 1);
  const honest = { 1: 3, 2: 1 };
  if (ownerVotes) weigh(state, netuid, hotkeyOf(1, 0), honest);
  const weighHonestly = ({ hotkey }: { readonly hotkey: Uint8Array }) => tryToWeigh(state, netuid, hotkey, honest);
  let silent = validators.filter((validator) => !weighHonestly(validator));
  const wish = { own: { [miner?.uid ?? 0]: 1 }, copy: honest, boost: { 2: 1 } }[vote];
  for (const { hotkey } of voters) tryToWeigh(state, netuid, hotkey, wish);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    runBlocks(state, TEMPO);
    silent = silent.filter((validator) => !weighHonestly(validator));
  }
  const emitted = BigInt(EPOCHS * TEMPO) * 1_000_000_000n;
  const sum = (hotkeys: readonly Uint8Array[]): number => {
    const alpha = hotkeys.reduce((total, hotkey) => total + TotalHotkeyAlpha.get(state, hotkey, netuid), 0n);
    return Number((alpha * 1000n) / emitted);
  };
  const taken = sum(attackers.map(({ hotkey }) => hotkey)) - Number((bought * 1000n) / emitted);
  return {
    owner: sum([hotkeyOf(1, 0)]),
    validators: sum(validators.map(({ hotkey }) => hotkey)),
    good: sum([hotkeyOf(1, 1)]),
    poor: sum([hotkeyOf(1, 2)]),
    sybils: taken,
  };
}
