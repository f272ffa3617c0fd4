/**
 * Who may register whom for work, on a chain that began without TAO (deviations F1).
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import { ensure, type State } from "../../../framework/index.ts";
import { errors } from "../errors.ts";
import { ensureCanRegisterByWork, registerByWork } from "./register.ts";
import type { Work } from "./work.ts";

const SEAL_LENGTH = 32;

/** A registration for work as the call gives it. */
export interface WorkRegistration {
  readonly netuid: number;
  readonly blockNumber: bigint;
  readonly nonce: bigint;
  /** The seal. */
  readonly work: Uint8Array;
  readonly hotkey: Uint8Array;
  readonly coldkey: Uint8Array;
}

/** Whether a call of `register` is paid in work: on fair-launch chains, when it brings a seal. */
export function isByWork(state: State, work: Uint8Array): boolean {
  return state.params.fairLaunch && work.length === SEAL_LENGTH;
}

const workOf = ({ blockNumber, nonce, work }: WorkRegistration): Work => ({ blockNumber, nonce, seal: work });

/** Fails with `NonAssociatedColdKey` unless the coldkey or the hotkey signed. */
function ensureSigner(signer: Uint8Array, { hotkey, coldkey }: WorkRegistration): void {
  ensure(bytesEqual(signer, coldkey) || bytesEqual(signer, hotkey), errors.NonAssociatedColdKey);
}

/** Fails unless the registration would succeed. */
export function ensureCanRegisterByWorkOf(state: State, signer: Uint8Array, wish: WorkRegistration): void {
  ensureSigner(signer, wish);
  ensureCanRegisterByWork(state, wish.coldkey, wish.netuid, wish.hotkey, workOf(wish));
}

/** Registers the hotkey for its coldkey; either of the two may sign, so that the coldkey need not be at hand. */
export function registerByWorkOf(state: State, signer: Uint8Array, wish: WorkRegistration): void {
  ensureSigner(signer, wish);
  registerByWork(state, wish.coldkey, wish.netuid, wish.hotkey, workOf(wish));
}
