import type { State } from "../../../framework/index.ts";
import { AlphaSigmoidSteepness, Yuma3On } from "../../subtensorStorage/index.ts";

/** Which form of bonds a subnet uses: 3, or 2 for the older one. */
export function yumaVersion(state: State, netuid: number): number {
  return Yuma3On.get(state, netuid) ? 3 : 2;
}

/** Steepness of liquid alpha, as a number with 32 fraction bits. */
export function steepness(state: State, netuid: number): { bits: bigint } {
  return { bits: BigInt(AlphaSigmoidSteepness.get(state, netuid)) << 32n };
}
