import { AccountId, bytes, Reader, tuple, u32, u64, vec } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import { consensusDigest } from "@opentao/consensus";
import { decodeAddress, keypairFromSuri } from "@opentao/crypto";
import type { Externalities, Runtime } from "@opentao/runtime/boundary";
import type { ChainSpec } from "../../src/index.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { ledgerSpec } from "../support/world.ts";

const encoder = new TextEncoder();
const Voters = vec(tuple(AccountId, u64));
const PLAN = encoder.encode("grandpa:plan");
const PERIOD = encoder.encode("grandpa:period");
const AUTHORITIES = encoder.encode("grandpa:authorities");
const SET_ID = encoder.encode("grandpa:set");
const NOTHING = new Uint8Array();

/** Voters, as lists of secrets that take turns: the next takes over at each multiple of a number of blocks. */
export interface VotingPlan {
  readonly sets: readonly (readonly string[])[];
  /** 0 for never. */
  readonly period: number;
}

const authorOf = (suri: string): string => keypairFromSuri(suri).address;
const voterOf = (suri: string): string => keypairFromSuri(suri, "ed25519").address;

/** A ledger chain of which some make blocks and others, or the same, vote. */
export function votingSpec(authors: readonly string[], { sets, period }: VotingPlan, slotDuration: number): ChainSpec {
  const spec = ledgerSpec({ authorities: authors.map(authorOf), slotDuration });
  return { ...spec, genesis: { ...spec.genesis, voters: sets.map((set) => set.map(voterOf)), period } };
}

function planned(state: Externalities): Uint8Array[] {
  return vec(bytes()).decode(state.get(PLAN) ?? NOTHING);
}

/** The set that a block announces, if it does; its number. */
function announced(state: Externalities, number: number): { set: Uint8Array; setId: bigint } | undefined {
  const period = u32.decode(state.get(PERIOD) ?? NOTHING);
  if (period === 0 || number % period !== 0) return undefined;
  const plan = planned(state);
  const count = number / period;
  const set = plan[count % plan.length];
  return set && { set, setId: BigInt(count) };
}

function change(state: Externalities, number: number): void {
  const next = announced(state, number);
  if (next === undefined) return;
  state.set(AUTHORITIES, next.set);
  state.set(SET_ID, u64.encode(next.setId));
}

/** Builds genesis as the ledger does, and keeps who votes. */
function buildState(input: Uint8Array, state: Externalities): Uint8Array {
  const output = ledgerRuntime.call("GenesisBuilder_build_state", input, state);
  const config: { voters: string[][]; period: number } = JSON.parse(new TextDecoder().decode(bytes().decode(input)));
  const sets = config.voters.map((set) => Voters.encode(set.map((address) => [decodeAddress(address), 1n])));
  state.set(PLAN, vec(bytes()).encode(sets));
  state.set(PERIOD, u32.encode(config.period));
  state.set(AUTHORITIES, sets[0] ?? NOTHING);
  state.set(SET_ID, u64.encode(0n));
  return output;
}

/** The ledger with voters, who change at heights that genesis names. */
export const votingRuntime: Runtime = {
  ...ledgerRuntime,
  methods: ["GrandpaApi_current_set_id", "GrandpaApi_grandpa_authorities"],
  call(method, input, state) {
    if (method === "GrandpaApi_grandpa_authorities") return state.get(AUTHORITIES) ?? NOTHING;
    if (method === "GrandpaApi_current_set_id") return state.get(SET_ID) ?? NOTHING;
    if (method === "GenesisBuilder_build_state") return buildState(input, state);
    if (method === "Core_initialize_block" || method === "Core_execute_block") {
      change(state, Header.decodeFrom(new Reader(input)).number);
    }
    const output = ledgerRuntime.call(method, input, state);
    if (method !== "BlockBuilder_finalize_block") return output;
    const header = Header.decode(output);
    const next = announced(state, header.number);
    if (next === undefined) return output;
    const authorities = Voters.decode(next.set).map(([id, weight]) => ({ id: `0x${hex(id)}` as const, weight }));
    const log = consensusDigest({ type: "ScheduledChange", value: { authorities, delay: 0 } });
    return Header.encode({ ...header, digest: { logs: [...header.digest.logs, log] } });
  },
};

const hex = (data: Uint8Array): string => Buffer.from(data).toString("hex");
