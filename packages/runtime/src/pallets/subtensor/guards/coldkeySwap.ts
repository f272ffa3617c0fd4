import { ensure, type RuntimeCall, type State } from "../../../framework/index.ts";
import { ColdkeySwapAnnouncements, ColdkeySwapDisputes } from "../../subtensorStorage/index.ts";
import { errors } from "../errors.ts";

/** Calls that a coldkey may still make while its change is announced. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  SubtensorModule: [
    "announceColdkeySwap",
    "swapColdkeyAnnounced",
    "disputeColdkeySwap",
    "clearColdkeySwapAnnouncement",
  ],
  MevShield: ["submitEncrypted"],
};

/**
 * Fails unless the account is free to act: a change of coldkey that is announced stops nearly everything
 * (CheckColdkeySwap).
 */
export function checkColdkeySwap(state: State, who: Uint8Array, call: RuntimeCall): void {
  if (!ColdkeySwapAnnouncements.has(state, who)) return;
  ensure(!ColdkeySwapDisputes.has(state, who), errors.ColdkeySwapDisputed);
  ensure(ALLOWED[call.type]?.includes(call.value.type) === true, errors.ColdkeySwapAnnounced);
}
