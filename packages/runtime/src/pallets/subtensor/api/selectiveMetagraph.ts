import { AccountId, type Codec, option, struct, tuple, type Value, vec } from "@opentao/codec";
import type { State } from "../../../framework/index.ts";
import { CommitmentOf } from "../../commitments/storage.ts";
import { Registration } from "../../commitments/types.ts";
import { StakeThreshold } from "../../subtensorStorage/index.ts";
import { type Metagraph, mechagraph, metagraphFields } from "./metagraph.ts";
import { CompactBytes, CompactNetUid, CompactU16 } from "./types.ts";

type Optional<F extends Readonly<Record<string, Codec<unknown>>>> = {
  readonly [K in keyof F]: Codec<Value<F[K]> | undefined>;
};

/** Makes each of the fields optional. */
function optionalFields<F extends Readonly<Record<string, Codec<unknown>>>>(fields: F): Optional<F> {
  const entries = Object.entries(fields).map(([name, codec]) => [name, option(codec)]);
  // An option for every field, which is what Optional says.
  return Object.fromEntries(entries) as Optional<F>;
}

const fields = {
  netuid: CompactNetUid,
  ...optionalFields(metagraphFields),
  validators: option(vec(CompactU16)),
  commitments: option(vec(tuple(AccountId, CompactBytes))),
} as const;

/** Some of a metagraph: what was asked for. */
export const SelectiveMetagraph = struct(fields, {
  path: "pallet_subtensor::rpc_info::metagraph::SelectiveMetagraph",
});
type SelectiveMetagraph = Value<typeof SelectiveMetagraph>;

/** Names of fields by the number under which they are asked for. */
const NAMES = Object.keys(fields);
const NOTHING = Object.fromEntries(NAMES.map((name) => [name, undefined]));

/**
 * Uids with a permit whose stake weight is above the threshold, the least first. On a fair-launch chain, where permits
 * need no stake (deviations F2), all with a permit.
 */
function validators(state: State, { validatorPermit, totalStake }: Metagraph): number[] {
  const threshold = StakeThreshold.get(state);
  const stakeOf = (uid: number) => totalStake[uid] ?? 0n;
  return validatorPermit
    .flatMap((permit, uid) => (permit && (state.params.fairLaunch || stakeOf(uid) > threshold) ? [uid] : []))
    .sort((a, b) => (stakeOf(a) === stakeOf(b) ? a - b : stakeOf(a) < stakeOf(b) ? -1 : 1));
}

/** Commitments of the neurons of a subnet, by hotkey. */
function commitmentsOn(state: State, netuid: number): [Uint8Array, number[]][] {
  return CommitmentOf.entriesUnder(state, netuid).map(([[, hotkey], commitment]) => [
    hotkey,
    [...Registration.encode(commitment)],
  ]);
}

/**
 * The fields of a mechanism's metagraph with these numbers; the id of the subnet is always there. Numbers that stand
 * for nothing are passed over. Commitments are as they are stored: their encoding.
 */
export function selectiveMetagraph(
  state: State,
  netuid: number,
  mechanism: number,
  numbers: readonly number[],
): SelectiveMetagraph | undefined {
  const whole = mechagraph(state, netuid, mechanism);
  if (whole === undefined) return undefined;
  const all = { ...whole, validators: validators(state, whole), commitments: commitmentsOn(state, netuid) };
  const wanted = new Set(numbers.map((number) => NAMES[number]));
  const selected = Object.entries(all).filter(([name]) => name === "netuid" || wanted.has(name));
  // Every field of the struct: a value where it was asked for, nothing otherwise.
  return { ...NOTHING, ...Object.fromEntries(selected) } as SelectiveMetagraph;
}
