import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { CodedError } from "@opentao/base";
import { u16 } from "@opentao/codec";
// As it is built: its threads are files beside it.
import { Node } from "@opentao/node";
import { createRuntime } from "@opentao/runtime";
import { Account } from "../../../runtime/src/pallets/system/storage.ts";
import type { ChainReader, Hash } from "../../src/chain/index.ts";
import { DEFAULT_BUDGET } from "../../src/state/index.ts";
import { processorMs } from "./measure.ts";
import type { Size } from "./size.ts";
import { scaleSpec } from "./spec.ts";
import { made } from "./world.ts";

/** A runtime API that a thread answered. */
export interface MeasuredCall {
  readonly what: string;
  readonly method: string;
  /** Processor time of all threads, the least of some calls. */
  readonly ms: number;
  readonly bytes: number;
  /** Reason why the thread gave no answer; time and bytes are then of a call in the node's own thread. */
  readonly refusal?: string;
}

/** Bytes of proofs for light clients. */
export interface Proofs {
  readonly account: number;
  readonly metagraph: number;
}

const ROUNDS = 3;

/** Calls that read much. */
const heavyCalls = ({ size, few }: { readonly size: Size; readonly few: number }) =>
  [
    ["one metagraph", "SubnetInfoRuntimeApi_get_metagraph", u16.encode(1)],
    ["all metagraphs", "SubnetInfoRuntimeApi_get_all_metagraphs", new Uint8Array()],
    ["all dynamic info", "SubnetInfoRuntimeApi_get_all_dynamic_info", new Uint8Array()],
    ["neurons of a subnet, lite", "NeuronInfoRuntimeApi_get_neurons_lite", u16.encode(1)],
    ["neurons of a subnet with weights", "NeuronInfoRuntimeApi_get_neurons", u16.encode(1)],
    [
      `stakes of a coldkey with ${size.largest} positions`,
      "StakeInfoRuntimeApi_get_stake_info_for_coldkey",
      made("coldkey", 0),
    ],
    ["stakes of a coldkey with few positions", "StakeInfoRuntimeApi_get_stake_info_for_coldkey", made("coldkey", few)],
    ["the delegate with most nominators", "DelegateInfoRuntimeApi_get_delegate", made("validator", 0)],
    ["all delegates", "DelegateInfoRuntimeApi_get_delegates", new Uint8Array()],
  ] as const;

/** Makes a call without the bounds of a thread's time and memory. */
async function directly(
  chain: ChainReader,
  hash: Hash,
  method: string,
  input: Uint8Array,
): Promise<Pick<MeasuredCall, "ms" | "bytes">> {
  const { ms, value } = await processorMs(() => {
    try {
      return chain.call(hash, method, input).length;
    } catch (error) {
      // What asks more of the state than a call may has no answer here either.
      if (error instanceof CodedError) return 0;
      throw error;
    }
  });
  return { ms, bytes: value };
}

/** Lets a thread of a node make the heavy calls, and makes proofs. */
export async function measureCalls(basePath: string, size: Size): Promise<{ calls: MeasuredCall[]; proofs: Proofs }> {
  const runtime = createRuntime();
  const threads = { runtime: pathToFileURL(createRequire(import.meta.url).resolve("@opentao/runtime")).href };
  const node = await Node.start({
    ...{ spec: scaleSpec(runtime), runtime, basePath, sealing: { kind: "manual" } },
    workers: threads,
  });
  const { chain, services } = node;
  const { hash } = chain.best();
  const calls: MeasuredCall[] = [];
  for (const [what, method, input] of heavyCalls({ size, few: Math.floor(size.accounts / 20) })) {
    let call: MeasuredCall = { what, method, ms: Number.POSITIVE_INFINITY, bytes: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const { ms, value } = await processorMs(() =>
        services.workers.run("call", { hash, method, input }, {}).catch((error: unknown) => String(error)),
      );
      if (typeof value === "string") call = { ...call, ms: Math.min(call.ms, ms), refusal: value };
      else call = { ...call, ms: Math.min(call.ms, ms), bytes: value.length };
    }
    calls.push(call.refusal === undefined ? call : { ...call, ...(await directly(chain, hash, method, input)) });
  }
  const bytesOf = (nodes: readonly Uint8Array[]) => nodes.reduce((sum, { length }) => sum + length, 0);
  const proofs = {
    account: bytesOf(chain.proofs.proveRead(hash, [Account.key(made("coldkey", 1))])),
    metagraph: bytesOf(
      chain.proofs.proveCall(hash, "SubnetInfoRuntimeApi_get_metagraph", u16.encode(1), DEFAULT_BUDGET),
    ),
  };
  await node.stop();
  return { calls, proofs };
}
