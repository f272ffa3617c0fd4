import { GRANDPA_ENGINE_ID } from "@opentao/codec/primitives";
import type { ReadCall } from "../call/readCall.ts";
import { blockOf, bodyJson, headerOf } from "../results/blocks.ts";

/** A block with its header and extrinsics, or `null` when it is not known. */
export function chain_getBlock(call: ReadCall) {
  const { chain } = call.services;
  const hash = blockOf(call, 0);
  const [header, body] = [headerOf(call.services, hash), chain.body(hash)];
  if (header === null || body === undefined) return null;
  return {
    block: { header, extrinsics: bodyJson(body) },
    justifications: justificationsJson(chain.justification(hash)),
  };
}

/** A block's justifications as clients expect them: bytes as lists, each with the name of the engine that it is for. */
function justificationsJson(justification: Uint8Array | undefined) {
  return justification === undefined ? null : [[[...GRANDPA_ENGINE_ID], [...justification]]];
}
