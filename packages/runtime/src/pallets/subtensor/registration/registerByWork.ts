/**
 * Registration for work: the signer and the coldkey that it names, on a chain that began without TAO (deviations F1).
 *
 * @packageDocumentation
 */

import { bytesEqual } from "@opentao/codec";
import { ensure, type State } from "../../../framework/index.ts";
import { errors } from "../errors.ts";
import { registerByWork } from "./register.ts";

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

/** Returns whether a call of `register` is paid in work: on fair-launch chains, when it brings a seal. */
export function isByWork(state: State, work: Uint8Array): boolean {
  return state.params.fairLaunch && work.length === SEAL_LENGTH;
}

/**
 * Registers the hotkey for the coldkey that it names. The hotkey signs: with the coldkey's signature alone, whoever
 * sees work on its way could send it again for another coldkey. Fails with `NonAssociatedColdKey` for any other
 * signer.
 */
export function registerByWorkOf(state: State, signer: Uint8Array, wish: WorkRegistration): void {
  const { netuid, blockNumber, nonce, work, hotkey, coldkey } = wish;
  ensure(bytesEqual(signer, hotkey), errors.NonAssociatedColdKey);
  registerByWork(state, { coldkey, hotkey, netuid }, { blockNumber, nonce, seal: work });
}
