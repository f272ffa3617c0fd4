import type { SimulatedRead } from "../../chain/simulation/simulate.ts";
import { type ReadCall, runtimeMethodOf } from "../call/readCall.ts";
import { invalidParams } from "../protocol/errors.ts";
import { hex } from "../protocol/message.ts";
import type { Param } from "../protocol/params.ts";
import { blockOf, extrinsicOf } from "../results/blocks.ts";
import { optionalHex } from "../storage/keys.ts";

/** Extrinsics of one simulation. */
const MAX_EXTRINSICS = 16;
/** Reads of one simulation; each is made twice. */
const MAX_READS = 32;

/**
 * Outcomes (`ApplyExtrinsicResult`) that extrinsics, whose signatures count as right, would have if they alone stood in
 * the block after one; its events; and what reads give before and after them: calls of the runtime by method and input,
 * or `state_getStorage` and a key. Nothing of it is kept. Of this software alone.
 */
export function opentao_simulate(call: ReadCall) {
  const { params, services, now } = call;
  const request = params.at(0);
  const extrinsics = request.member("extrinsics").list(MAX_EXTRINSICS).map(extrinsicOf);
  const reads = request.member("reads").optional((param) => param.list(MAX_READS).map((item) => readOf(call, item)));
  const hash = blockOf(call, 1);
  const { outcomes, events, before, after } = services.chain.simulate(hash, { extrinsics, reads: reads ?? [], now });
  return {
    block: { hash, number: services.chain.header(hash)?.number },
    outcomes: outcomes.map(hex),
    events: hex(events),
    before: before.map(optionalHex),
    after: after.map(optionalHex),
  };
}

function readOf(call: ReadCall, param: Param): SimulatedRead {
  const [method, input] = param.list(2);
  if (method === undefined || input === undefined)
    throw invalidParams("a read is a list of a method's name and its input");
  if (method.value === "state_getStorage") return { key: input.storageKey() };
  return { method: runtimeMethodOf(call, method), input: input.bytes() };
}
