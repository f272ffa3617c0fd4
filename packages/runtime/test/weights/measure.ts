import { pallets } from "../../src/assembly/pallets.ts";
import type { SignatureScheme } from "../../src/boundary.ts";
import { envelopeWeight } from "../../src/extensions/index.ts";
import {
  addWeights,
  createDispatcher,
  type Origin,
  type RuntimeCall,
  type State,
  toWeight,
} from "../../src/framework/index.ts";
import { encodeCall, type TestChain, withCalls } from "../executive/chain.ts";

export const dispatcher = createDispatcher(pallets, "node_subtensor_runtime::RuntimeCall");

/** Cost of an operation in picoseconds: about what it takes in this runtime on the reference machine. */
export const COST = { read: 10_000_000, write: 50_000_000, valueByte: 20_000, argumentByte: 20_000 };

/** Picoseconds to verify a signature. */
export const SIGNATURE: Readonly<Record<SignatureScheme, number>> = {
  sr25519: 600_000_000,
  ed25519: 2_000_000_000,
  ecdsa: 2_500_000_000,
};

/** A call by somebody. */
export interface Trial {
  readonly origin: Origin;
  readonly call: RuntimeCall;
  /** Makes the state one in which the call succeeds; what it does is not counted. */
  readonly prepare?: (state: State) => void;
}

/** Time that a trial took and weight that it was charged, in picoseconds. */
export interface Measured {
  readonly ok: boolean;
  readonly counted: number;
  readonly charged: number;
  /** Weight before the call; what it did not need is given back. */
  readonly declared: number;
  /** Processor time to read the call and to make it, without the trie of what it wrote. */
  readonly milliseconds: number;
}

/** Makes a call, counts what it asked of the state, and undoes it. */
export function measure(chain: TestChain, { origin, call, prepare }: Trial): Measured {
  return withCalls(() => {
    const state = chain.reader();
    return state.dryRun(() => {
      prepare?.(state);
      return count(chain, state, { origin, call });
    });
  });
}

function count(chain: TestChain, state: State, { origin, call }: Trial): Measured {
  let signatures = 0;
  const verify = chain.state.verify.bind(chain.state);
  chain.state.verify = (...args) => {
    signatures += SIGNATURE[args[0]];
    return verify(...args);
  };
  const encoded = encodeCall(call);
  const { length } = encoded;
  const who = origin.type === "Signed" ? origin.who : undefined;
  const declared = dispatcher.info(state, call, who).weight;
  const before = { ...state.work };
  const start = process.cpuUsage();
  dispatcher.calls.decode(encoded);
  const result = dispatcher.dispatch(state, origin, call);
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  chain.state.verify = verify;
  const { actualWeight } = result.output;
  const actual = actualWeight === undefined ? declared : toWeight(actualWeight);
  const weight = actual.refTime < declared.refTime ? actual : declared;
  const counted =
    COST.read * (state.work.reads - before.reads) +
    COST.write * (state.work.writes - before.writes) +
    COST.valueByte * (state.work.bytes - before.bytes) +
    COST.argumentByte * length +
    signatures;
  return {
    ok: result.ok,
    counted,
    charged: Number(addWeights(weight, envelopeWeight(length)).refTime),
    declared: Number(declared.refTime),
    milliseconds,
  };
}
