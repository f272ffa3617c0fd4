import type { State } from "../../../framework/index.ts";
import { Axons } from "../../subtensorStorage/index.ts";
import type { AxonInfo } from "../../subtensorStorage/types.ts";

const NOT_SERVED: AxonInfo = {
  block: 0n,
  version: 0,
  ip: 0n,
  port: 0,
  ipType: 0,
  protocol: 0,
  placeholder1: 0,
  placeholder2: 0,
};

/** Endpoint at which a neuron takes requests; zeros when it has not said so. */
export function axonOf(state: State, netuid: number, hotkey: Uint8Array): AxonInfo {
  return Axons.get(state, netuid, hotkey) ?? NOT_SERVED;
}
