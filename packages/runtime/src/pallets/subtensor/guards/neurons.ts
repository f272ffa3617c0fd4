/**
 * Checks of takes and of endpoints (CheckDelegateTake, CheckServingEndpoints; protocol: consensus §7.6).
 *
 * @packageDocumentation
 */

import { ensure, type State } from "../../../framework/index.ts";
import { MaxDelegateTake, MinDelegateTake } from "../../subtensorStorage/index.ts";
import { delegationCalls } from "../calls/delegation.ts";
import { servingCalls } from "../calls/serving.ts";
import { errors } from "../errors.ts";
import { ensureHotkeyExists, ensureOwnsHotkey } from "../keys/ownership.ts";
import { ensureCanServeAxon, ensureCanServePrometheus } from "../neurons/serving.ts";
import { checksOf } from "./checks.ts";

interface Take {
  readonly hotkey: Uint8Array;
  readonly take: number;
}

function checkTake(state: State, who: Uint8Array, { hotkey, take }: Take): void {
  ensure(take >= MinDelegateTake.get(state), errors.DelegateTakeTooLow);
  ensure(take <= MaxDelegateTake.get(state), errors.DelegateTakeTooHigh);
  ensureHotkeyExists(state, hotkey);
  ensureOwnsHotkey(state, { coldkey: who, hotkey });
}

/** Checks of calls that change a take. */
export const takeChecks = checksOf(delegationCalls, { increaseTake: checkTake, decreaseTake: checkTake });

/** Checks of calls in {@link servingCalls}. */
export const servingChecks = checksOf(servingCalls, {
  serveAxon: (state, who, args) => ensureCanServeAxon(state, who, args.netuid, args),
  serveAxonTls: (state, who, args) => ensureCanServeAxon(state, who, args.netuid, args),
  servePrometheus: (state, who, args) => ensureCanServePrometheus(state, who, args.netuid, args),
});
