import type { State } from "../../../framework/index.ts";
import { RootClaimed } from "../../subtensorStorage/index.ts";
import { forgetRates } from "./rates.ts";

/** Forgets the root dividends of a subnet that is dissolved, claimed or not. */
export function forgetRootDividends(state: State, netuid: number): void {
  forgetRates(state, netuid);
  RootClaimed.clearUnder(state, netuid);
}
